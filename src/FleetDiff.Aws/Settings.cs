using Amazon;
using FleetDiff.Comparing;
using FleetDiff.Fleet;

namespace FleetDiff.Aws;

/// <summary>What a night needs to know, read once and whole.</summary>
public sealed record Settings
{
    /// <summary>The Resource Explorer view that is read; its Region is the one that is called.</summary>
    public required string ViewArn { get; init; }

    /// <summary>Where nights are kept.</summary>
    public required ArchiveLocation Archive { get; init; }

    /// <summary>The SNS topic for alerts; null when they are only logged.</summary>
    public string? TopicArn { get; init; }

    /// <summary>The optional sources that are asked.</summary>
    public EvidenceSettings Evidence { get; init; } = new();

    /// <summary>The time zone in which a night has its date.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>What is judged and alerted, and how.</summary>
    public Rules Rules { get; init; } = new();

    /// <summary>The night that a moment belongs to: its date in the chosen time zone.</summary>
    public DateOnly NightOf(DateTimeOffset time) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, TimeZone).DateTime);

    /// <summary>
    /// Reads the settings from environment variables, or from whatever else gives them by those names.
    /// </summary>
    /// <exception cref="SettingsException">Some are missing or wrong; it names every one.</exception>
    public static Settings Parse(IReadOnlyDictionary<string, string?> given)
    {
        var reader = new SettingsReader(given);
        var settings = new Settings
        {
            ViewArn = reader.Required(Setting.ViewArn, IsViewArn,
                "the ARN of a Resource Explorer view, such as "
                + "arn:aws:resource-explorer-2:eu-west-1:111122223333:view/org/1a2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c8d")
                ?? "",
            Archive = reader.Archive(),
            TopicArn = reader.Optional(Setting.TopicArn, IsTopicArn,
                "the ARN of a standard SNS topic, such as arn:aws:sns:eu-west-1:111122223333:fleetdiff"),
            Evidence = reader.Evidence(),
            TimeZone = reader.TimeZone(),
            Rules = reader.Rules(),
        };
        reader.ThrowIfWrong();
        return settings;
    }

    /// <summary>Reads where nights are kept, and nothing else: all that is needed to look at them.</summary>
    /// <exception cref="SettingsException">It is missing or wrong.</exception>
    public static ArchiveLocation ParseArchive(IReadOnlyDictionary<string, string?> given)
    {
        var reader = new SettingsReader(given);
        var archive = reader.Archive();
        reader.ThrowIfWrong();
        return archive;
    }

    private static bool IsViewArn(string value) =>
        Arn.TryParse(value, out var arn) && arn.Service == "resource-explorer-2" && IsPlace(arn)
        && arn.Resource.Split('/') is ["view", { Length: > 0 }, { Length: > 0 }];

    private static bool IsTopicArn(string value) =>
        Arn.TryParse(value, out var arn) && arn.Service == "sns" && IsPlace(arn)
        && arn.Resource.Length > 0 && !arn.Resource.Contains(':', StringComparison.Ordinal)
        && !arn.Resource.EndsWith(".fifo", StringComparison.Ordinal);

    private static bool IsPlace(Arn arn) =>
        Region.TryParse(arn.Region, out _) && InstanceKey.TryParseAccount(arn.AccountId, out _);
}
