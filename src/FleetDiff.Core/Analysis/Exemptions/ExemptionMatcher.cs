using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Analysis.Exemptions;

/// <summary>
/// Decides which unmanaged instances are exempt in a run, by <c>exemptions.csv</c>, tag or suppressed finding. It counts the
/// matches, so call <see cref="Match"/> once for each unmanaged instance, from one thread.
/// </summary>
public sealed class ExemptionMatcher
{
    /// <summary>The number of days before its end at which the end of a rule is announced.</summary>
    public const int NoticeDays = 14;

    private readonly IReadOnlyList<ExemptionRule> _rules;
    private readonly DateOnly _date;
    private readonly bool _bySuppression;
    private readonly ExemptionIndex _index;
    private readonly TagExemptionMatcher _tags;

    /// <summary>Creates the exemptions of a run.</summary>
    /// <param name="rules">The rules of the file and the settings for the tag.</param>
    /// <param name="date">The date of the run.</param>
    public ExemptionMatcher(AnalysisRules rules, DateOnly date)
    {
        (_rules, _date, _bySuppression) = (rules.Exemptions, date, rules.ExemptSuppressed);
        _index = new(_rules, date);
        _tags = new(rules, date);
    }

    /// <summary>The exempt tags that exempt nothing, one sentence each.</summary>
    public IEnumerable<string> Warnings => _tags.Warnings;

    /// <summary>
    /// Returns the exemption of an unmanaged instance, or null when it is not exempt. Of several matching rules of the file,
    /// the one that lasts longest applies. The file, which the operator of FleetDiff controls, takes precedence over the tag,
    /// which the account owner controls, and the tag over a suppressed finding.
    /// </summary>
    /// <param name="instance">The instance.</param>
    /// <param name="suppressed">The suppression of its SSM.1 finding, or null.</param>
    public Exemption? Match(in Instance instance, Suppression? suppressed = null) =>
        _index.FindAndCountMatch(instance)?.ToExemption()
        ?? _tags.Match(instance)
        ?? (_bySuppression && suppressed is not null
            ? new($"{Exemption.BySuppression}{suppressed.Workflow}", null, suppressed.By, suppressed.Note)
            : null);

    /// <summary>
    /// Returns the ended exemption that matches an instance, or null; of several, the one that ended last. Call it only for an
    /// instance that is not exempt.
    /// </summary>
    public Exemption? FindEndedRule(in Instance instance)
    {
        var byFile = _index.FindLastEnded(instance)?.ToExemption();
        var byTag = _tags.FindEnded(instance);
        return byFile is null || byTag?.EndsAfter(byFile) == true ? byTag : byFile;
    }

    /// <summary>
    /// Returns a summary of each rule of the file, in its order. Call it after <see cref="Match"/> was called for every
    /// unmanaged instance.
    /// </summary>
    public IReadOnlyList<ExemptionSummary> CreateSummaries() =>
    [
        .. from rule in _rules
           let matches = _index.GetMatchCount(rule)
           select new ExemptionSummary($"{rule}", rule.Owner, rule.Reason, rule.Until, matches,
               GetStatus(rule.Until, matches, _date)),
    ];

    internal static ExemptionStatus GetStatus(DateOnly? until, int matches, DateOnly date) =>
        until <= date ? ExemptionStatus.Ended
        : matches == 0 ? ExemptionStatus.Unused
        : until?.DayNumber - date.DayNumber <= NoticeDays ? ExemptionStatus.Ending
        : ExemptionStatus.Active;
}
