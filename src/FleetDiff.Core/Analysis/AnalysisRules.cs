using FleetDiff.Core.Analysis.Exemptions;

namespace FleetDiff.Core.Analysis;

/// <summary>What the settings say about judging and alerting.</summary>
public sealed record AnalysisRules
{
    /// <summary>
    /// The tag that makes an instance exempt, a date as its value being the date on which that ends; null when no tag
    /// does.
    /// </summary>
    public string? ExemptTag { get; init; } = "fleetdiff:exempt";

    /// <summary>
    /// How many days ahead the date of an exempt tag may be; then a tag without a date exempts nothing. Null: any date,
    /// or none.
    /// </summary>
    public int? ExemptTagMaxDays { get; init; }

    /// <summary>The ids of the accounts whose exempt tags count. Empty: those of all.</summary>
    public IReadOnlyList<string> ExemptTagAccounts { get; init; } = [];

    /// <summary>Whether a finding of control SSM.1 that a person has suppressed in Security Hub exempts its instance.</summary>
    public bool ExemptSuppressed { get; init; }

    /// <summary>
    /// Hours for which an instance that was first seen unmanaged is reported and not alerted yet. Nights count as whole
    /// days: with 12, the second night alerts.
    /// </summary>
    public int GraceHours { get; init; }

    /// <summary>What an alert is sent for.</summary>
    public AlertOn AlertOn { get; init; } = AlertOn.New;

    /// <summary>The rules of the archive's <c>exemptions.csv</c>.</summary>
    public IReadOnlyList<ExemptionRule> Exemptions { get; init; } = [];

    /// <summary>The ids of the expected accounts. Empty: nobody said which, and there are no blind spots.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>The keys of the tags that decide a verdict: the exempt tag, and those that exemptions name.</summary>
    internal IReadOnlyCollection<string> GetNeededTags(IEnumerable<ExemptionRule> exemptions) =>
        exemptions.Select(rule => rule.Tag?.Key).Append(ExemptTag).OfType<string>().ToHashSet(StringComparer.Ordinal);
}

/// <summary>What an alert is sent for.</summary>
public enum AlertOn
{
    /// <summary>Instances that are newly unmanaged.</summary>
    New,

    /// <summary>Any unmanaged instance.</summary>
    Any,

    /// <summary>Nothing.</summary>
    Never,
}
