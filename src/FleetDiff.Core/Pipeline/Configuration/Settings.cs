using FleetDiff.Core.Analysis;
using FleetDiff.Core.Model;

namespace FleetDiff.Core.Pipeline.Configuration;

/// <summary>The settings of a run.</summary>
public sealed record Settings
{
    /// <summary>The Resource Explorer view that is read; its Region is the one that is called.</summary>
    public required AwsArn ViewArn { get; init; }

    /// <summary>Where nights are kept.</summary>
    public required ArchiveLocation Archive { get; init; }

    /// <summary>The SNS topic for alerts; null when they are only logged.</summary>
    public AwsArn? TopicArn { get; init; }

    /// <summary>The optional sources that are asked.</summary>
    public EvidenceSettings Evidence { get; init; } = new();

    /// <summary>The time zone in which a night has its date.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>What is judged and alerted, and how.</summary>
    public AnalysisRules Rules { get; init; } = new();

    /// <summary>The night that a moment belongs to: its date in the chosen time zone.</summary>
    public DateOnly NightOf(DateTimeOffset time) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, TimeZone).DateTime);

    /// <summary>Reads the settings from the environment variables, or from other values by those names.</summary>
    /// <exception cref="SettingsException">Some are missing or wrong; it names every one.</exception>
    public static Settings Parse(IReadOnlyDictionary<string, string?> given)
    {
        var reader = new SettingsReader(given);
        reader.Require(Setting.ViewArn, SettingValues.ExpectedView);
        var settings = new Settings
        {
            ViewArn = SettingValues.ViewArn(reader) ?? new("", "", "", "", ""),
            Archive = SettingValues.Archive(reader),
            TopicArn = SettingValues.TopicArn(reader),
            Evidence = SettingValues.Evidence(reader),
            TimeZone = SettingValues.TimeZone(reader),
            Rules = SettingValues.Rules(reader),
        };
        reader.ThrowIfWrong();
        return settings;
    }

    /// <summary>Reads where nights are kept, and nothing else: all that is needed to look at them.</summary>
    /// <exception cref="SettingsException">It is missing or wrong.</exception>
    public static ArchiveLocation ParseArchive(IReadOnlyDictionary<string, string?> given)
    {
        var reader = new SettingsReader(given);
        var archive = SettingValues.Archive(reader);
        reader.ThrowIfWrong();
        return archive;
    }
}
