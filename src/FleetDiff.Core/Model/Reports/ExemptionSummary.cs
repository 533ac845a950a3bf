using System.Text.Json.Serialization;

namespace FleetDiff.Core.Model.Reports;

/// <summary>The effect of an exemption rule in a run, for the report.</summary>
/// <param name="Rule">The rule as text for people. All exempt tags of an account count as one rule.</param>
/// <param name="Owner">The person or team responsible for the rule, or null.</param>
/// <param name="Reason">The reason, or null.</param>
/// <param name="Until">The date on which the rule ends, or null when it has no end.</param>
/// <param name="Matches">The number of unmanaged instances that the rule matches, even if it has ended.</param>
/// <param name="Status">The status of the rule.</param>
public sealed record ExemptionSummary(
    string Rule, string? Owner, string? Reason, DateOnly? Until, int Matches, ExemptionStatus Status)
{
    /// <summary>Whether this run announces that the rule is about to end: the baseline did not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Due { get; init; }

    /// <summary>The account of the exempt tags; null for a rule of the file.</summary>
    public string? Account { get; init; }

    /// <summary>
    /// The number of instances that the account's tags exempt beyond the maximum of the last four weeks. An alert reports it.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Added { get; init; }

    /// <summary>The maximum number of instances that the account's tags exempted in one run of the last four weeks.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Most { get; init; }

    /// <summary>The date of the last run with that maximum, or null.</summary>
    public DateOnly? MostOn { get; init; }

    /// <summary>
    /// The last date, within four weeks, on which a run announced that exempt tags of the account end; or null.
    /// </summary>
    public DateOnly? EndAnnounced { get; init; }

    /// <summary>Whether the entry exempts nothing and only keeps the history of the account's tags.</summary>
    [JsonIgnore]
    public bool IsPast => Account is not null && Matches == 0;
}

/// <summary>The status of an exemption rule in a run.</summary>
[JsonConverter(typeof(KebabCase<ExemptionStatus>))]
public enum ExemptionStatus
{
    /// <summary>The rule exempts instances, or an account that the view does not show.</summary>
    Active,

    /// <summary>The rule exempts instances, or an account that the view does not show, and ends within 14 days.</summary>
    Ending,

    /// <summary>The rule has ended and exempts nothing.</summary>
    Ended,

    /// <summary>The rule matches no unmanaged instance.</summary>
    Unused,
}
