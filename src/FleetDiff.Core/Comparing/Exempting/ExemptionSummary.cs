using System.Text.Json.Serialization;
using FleetDiff.Fleet;

namespace FleetDiff.Comparing.Exempting;

/// <summary>What an exemption rule did on a night, for the report.</summary>
/// <param name="Rule">The rule as a person would name it. It holds somebody else's text.</param>
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
