using FleetDiff.Core.Analysis.Grouping;

namespace FleetDiff.Core.Analysis.Exemptions;

/// <summary>
/// Decides which unmanaged instances are exempt in a run, by <c>exemptions.csv</c>, tag or suppressed finding. It counts the
/// matches, so call <see cref="Match"/> once for each unmanaged instance, from one thread.
/// </summary>
public sealed class ExemptionMatcher(AnalysisRules rules, DateOnly date)
{
    /// <summary>The number of days before its end at which the end of a rule is announced.</summary>
    public const int NoticeDays = 14;

    private readonly TagExemptionMatcher _tags = new(rules, date);

    // Rules that name an instance or an account are looked up by it, so that only the others are evaluated for every instance.
    // One key for both is unambiguous: account ids are digits, instance ids begin with "i-", and neither is empty.
    private readonly ILookup<string, ExemptionRule> _rules =
        rules.Exemptions.ToLookup(rule => rule.Instance ?? rule.Account ?? "", StringComparer.Ordinal);

    private readonly Dictionary<ExemptionRule, int> _matches = new(ReferenceEqualityComparer.Instance);

    /// <summary>The exempt tags that exempt nothing, one sentence each.</summary>
    public IEnumerable<string> Warnings => _tags.Warnings;

    /// <summary>
    /// Returns the rules that exempt a whole account, or a whole Region of it: it has no EC2 instances by intention, or it is no
    /// longer used. Such an account is not a blind spot.
    /// </summary>
    internal IEnumerable<ExemptionRule> FindForAccount(string account) =>
        _rules[account].Where(rule => rule.ExemptsAll && !rule.HasEnded(date));

    /// <summary>Returns whether a rule exempts all of an account.</summary>
    internal bool Covers(string account) => FindForAccount(account).Any(rule => rule.Region is null);

    /// <summary>Returns whether a rule exempts all of an account and Region.</summary>
    internal bool Covers(AccountRegion here) =>
        FindForAccount(here.Account).Any(rule => rule.Region is null || rule.Region?.Code == here.Region);

    /// <summary>
    /// Returns the exemption of an unmanaged instance, or null when it is not exempt. Of several matching rules of the file,
    /// the one that lasts longest applies, the first of them in the file. The file, which the operator of FleetDiff controls,
    /// takes precedence over the tag, which the account owner controls, and the tag over a suppressed finding.
    /// </summary>
    public Exemption? Match(in Instance instance, Suppression? suppressed = null)
    {
        var matching = FindMatching(instance);
        foreach (var rule in matching)
        {
            _matches[rule] = _matches.GetValueOrDefault(rule) + 1;
        }

        return GetLongest(matching.Where(rule => !rule.HasEnded(date)))
            ?? _tags.Match(instance)
            ?? (rules.ExemptSuppressed && suppressed is not null
                ? new($"{Exemption.BySuppression}{suppressed.Workflow}", null)
                : null);
    }

    /// <summary>
    /// Returns the ended exemption that matches an instance, or null; of several, the one that ended last. Call it only for an
    /// instance that is not exempt.
    /// </summary>
    public Exemption? FindEnded(in Instance instance) =>
        new[] { GetLongest(FindMatching(instance).Where(rule => rule.HasEnded(date))), _tags.FindEnded(instance) }
            .OfType<Exemption>().MaxBy(ended => ended.Until);

    /// <summary>
    /// Returns a summary of each rule of the file, in its order. Call it after <see cref="Match"/> was called for every
    /// unmanaged instance. A rule that exempts an account in the coverage ledger is used, even without a match.
    /// </summary>
    public IEnumerable<ExemptionSummary> CreateSummaries(IEnumerable<AccountCoverage> coverage, Report? baseline)
    {
        var used = coverage.Where(account => account.Status == AccountCoverageStatus.Exempt)
            .SelectMany(account => FindForAccount(account.Account)).ToHashSet();
        // Announces each upcoming end once, even if the rule has moved to another line of the file.
        var announced = (baseline?.Exemptions ?? []).Where(rule => rule.Status == ExemptionStatus.Ending)
            .Select(rule => (rule.Owner, rule.Reason, rule.Until)).ToHashSet();
        return
            from rule in rules.Exemptions
            let matches = _matches.GetValueOrDefault(rule)
            let status = GetStatus(rule.Until, matches > 0 || used.Contains(rule), date)
            select new ExemptionSummary($"{rule}", rule.Owner, rule.Reason, rule.Until, matches, status)
            {
                Due = status == ExemptionStatus.Ending && !announced.Contains((rule.Owner, rule.Reason, rule.Until)),
            };
    }

    internal static ExemptionStatus GetStatus(DateOnly? until, bool isUsed, DateOnly date) =>
        until <= date ? ExemptionStatus.Ended
        : !isUsed ? ExemptionStatus.Unused
        : until?.DayNumber - date.DayNumber <= NoticeDays ? ExemptionStatus.Ending
        : ExemptionStatus.Active;

    private List<ExemptionRule> FindMatching(in Instance instance)
    {
        var (key, tags, account) = (instance.Key, instance.Tags, instance.Key.Account);
        IReadOnlyList<GroupKey?>? groups = null;
        return
        [
            .. _rules[key.Instance].Concat(_rules[account]).Concat(_rules[""]).Where(rule =>
                (rule.Account ?? account) == account && (rule.Region ?? key.Region) == key.Region
                && (rule.Tag is not { } tag || (tags[tag.Key] is { } value && (tag.Value ?? value) == value))
                && (rule.Group is not { } name
                    || (groups ??= GroupKeys.FindAll(key, null, tags)).Any(group => group?.Name == name))),
        ];
    }

    private static Exemption? GetLongest(IEnumerable<ExemptionRule> rules) =>
        rules.MaxBy(rule => (rule.Until ?? DateOnly.MaxValue, -rule.Line)) is { } longest
            ? new($"{longest}", longest.Until)
            : null;
}
