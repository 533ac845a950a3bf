using FleetDiff.Core.Analysis;

namespace FleetDiff.Core.Pipeline.Configuration;

/// <summary>The settings of a run.</summary>
public sealed record Settings
{
    /// <summary>The Resource Explorer view that is read. Its Region is the Region of the API calls.</summary>
    public required AwsArn ViewArn { get; init; }

    /// <summary>The location of the archive.</summary>
    public required ArchiveLocation Archive { get; init; }

    /// <summary>The SNS topic for alerts; null when they are only logged.</summary>
    public AwsArn? TopicArn { get; init; }

    /// <summary>The optional sources that are read.</summary>
    public EvidenceSettings Evidence { get; init; } = new();

    /// <summary>The time zone of the date of a run.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>The rules of analysis and alerting.</summary>
    public AnalysisRules Rules { get; init; } = new();

    /// <summary>Returns the date of a run that starts at a time, in the configured time zone.</summary>
    public DateOnly GetRunDate(DateTimeOffset time) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, TimeZone).DateTime);

    /// <summary>Parses the settings from environment variables, or from other values with the same names.</summary>
    /// <exception cref="SettingsException">Settings are missing or invalid. The exception lists all of them.</exception>
    public static Settings Parse(IReadOnlyDictionary<string, string?> given)
    {
        var reader = new SettingsReader(given);
        reader.Require(Setting.ViewArn, SettingValues.ExpectedView);
        var settings = new Settings
        {
            ViewArn = SettingValues.ReadViewArn(reader) ?? new("", "", "", "", ""),
            Archive = SettingValues.ReadArchive(reader),
            TopicArn = SettingValues.ReadTopicArn(reader),
            Evidence = SettingValues.ReadEvidence(reader),
            TimeZone = SettingValues.ReadTimeZone(reader),
            Rules = SettingValues.ReadRules(reader),
        };
        reader.ThrowIfInvalid();
        return settings;
    }

    /// <summary>Parses only the location of the archive, for commands that only read the archive.</summary>
    /// <exception cref="SettingsException">The location is missing or invalid.</exception>
    public static ArchiveLocation ParseArchive(IReadOnlyDictionary<string, string?> given)
    {
        var reader = new SettingsReader(given);
        var archive = SettingValues.ReadArchive(reader);
        reader.ThrowIfInvalid();
        return archive;
    }
}

/// <summary>The optional sources that are read for evidence.</summary>
public sealed record EvidenceSettings
{
    /// <summary>Whether Security Hub is read for control SSM.1.</summary>
    public bool SecurityHub { get; init; }

    /// <summary>Whether the node list of Systems Manager is read.</summary>
    public bool SystemsManager { get; init; }

    /// <summary>The name of the AWS Config aggregator that is read; null when AWS Config is not read.</summary>
    public string? ConfigAggregator { get; init; }

    /// <summary>Formats the sources as the value of <see cref="Setting.Evidence"/>, comma separated; empty for none.</summary>
    public override string ToString()
    {
        var sources = new[]
        {
            SecurityHub ? "security-hub" : null,
            SystemsManager ? "systems-manager" : null,
            ConfigAggregator is { } aggregator ? $"config:{aggregator}" : null,
        };
        return string.Join(',', sources.OfType<string>());
    }
}
