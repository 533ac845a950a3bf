using FleetDiff.Core.Analysis.Exemptions;

namespace FleetDiff.Core.Analysis;

/// <summary>The settings for verdicts and alerts.</summary>
public sealed record AnalysisRules
{
    /// <summary>
    /// The key of the tag that exempts an instance; null when no tag does. A date as its value is the date on which the
    /// exemption ends.
    /// </summary>
    public string? ExemptTag { get; init; } = "fleetdiff:exempt";

    /// <summary>
    /// The maximum number of days that the date of an exempt tag can be ahead; a tag without a date then exempts nothing.
    /// Null allows any date, or none.
    /// </summary>
    public int? ExemptTagMaxDays { get; init; }

    /// <summary>The ids of the accounts whose exempt tags count. Empty for all accounts.</summary>
    public IReadOnlyList<string> ExemptTagAccounts { get; init; } = [];

    /// <summary>Whether an SSM.1 finding that is suppressed in Security Hub exempts its instance.</summary>
    public bool ExemptSuppressed { get; init; }

    /// <summary>
    /// The grace period in hours: for this time a newly unmanaged instance is reported and not alerted. Each run counts as a
    /// whole day: with 12, the second run alerts.
    /// </summary>
    public int GraceHours { get; init; }

    /// <summary>The instances for which an alert is sent.</summary>
    public AlertOn AlertOn { get; init; } = AlertOn.New;

    /// <summary>The rules of the archive's <c>exemptions.csv</c>.</summary>
    public IReadOnlyList<ExemptionRule> Exemptions { get; init; } = [];

    /// <summary>
    /// The ids of the expected accounts, from a list in the settings. Empty without a list: then no account is reported as
    /// missing, unless <see cref="ExpectsOrganization"/> is set.
    /// </summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>
    /// Whether the active accounts of the organization within the scope of the view are the expected accounts. A run that
    /// cannot read the organization expects none. A list in <see cref="Accounts"/> takes precedence.
    /// </summary>
    public bool ExpectsOrganization { get; init; }

    /// <summary>Returns the keys of the tags that decide a verdict: the exempt tag and those that exemptions name.</summary>
    internal IReadOnlyCollection<string> GetNeededTags(IEnumerable<ExemptionRule> exemptions) =>
        exemptions.Select(rule => rule.Tag?.Key).Append(ExemptTag).OfType<string>().ToHashSet(StringComparer.Ordinal);
}

/// <summary>The instances for which an alert is sent.</summary>
public enum AlertOn
{
    /// <summary>New unmanaged instances.</summary>
    New,

    /// <summary>Any unmanaged instance.</summary>
    Any,

    /// <summary>None: alerts are turned off.</summary>
    Never,
}
