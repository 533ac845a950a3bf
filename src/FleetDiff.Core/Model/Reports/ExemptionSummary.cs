using System.Text.Json.Serialization;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Model.Reports;

/// <summary>What an exemption rule did on a night, for the report.</summary>
/// <param name="Rule">The rule as a person would name it; all tags of an account are one.</param>
/// <param name="Owner">Who answers for it, or null.</param>
/// <param name="Reason">The reason given, or null.</param>
/// <param name="Until">The date on which it ends, or null when it has no end.</param>
/// <param name="Matches">How many unmanaged instances it matches; how many it would, when it has ended.</param>
/// <param name="Status">How it stands.</param>
public sealed record ExemptionSummary(
    string Rule, string? Owner, string? Reason, DateOnly? Until, int Matches, ExemptionStatus Status)
{
    /// <summary>Whether it is about to end tonight and was not yet in the last good report.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Due { get; init; }

    /// <summary>The account whose tags these are; null for a rule of the file.</summary>
    public string? Account { get; init; }

    /// <summary>
    /// By how many the account's tags exempt more instances than they did at any time in the last four weeks: news.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Added { get; init; }

    /// <summary>The most that the account's tags exempted at once in the last four weeks.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Most { get; init; }

    /// <summary>The last date on which they exempted so many, or null.</summary>
    public DateOnly? MostOn { get; init; }

    /// <summary>The last date, within four weeks, on which an end of the account's tags was announced, or null.</summary>
    public DateOnly? EndAnnounced { get; init; }

    /// <summary>Whether it exempts nothing and is there only for what it is remembered for.</summary>
    [JsonIgnore]
    public bool IsPast => Account is not null && Matches == 0;
}

/// <summary>How an exemption rule stands on a night.</summary>
[JsonConverter(typeof(KebabCase<ExemptionStatus>))]
public enum ExemptionStatus
{
    /// <summary>It exempts instances.</summary>
    Active,

    /// <summary>It exempts instances, and ends within 14 days.</summary>
    Ending,

    /// <summary>It has ended, and exempts nothing any more.</summary>
    Ended,

    /// <summary>It matches no unmanaged instance.</summary>
    Unused,
}
