using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Analysis.Exemptions;

/// <summary>
/// Who is exempt on a run, by <c>exemptions.csv</c> or by tag. It counts what it is asked, so each unmanaged instance
/// is asked about once, by one thread.
/// </summary>
public sealed class ExemptionMatcher
{
    /// <summary>How many days before its end a rule is announced.</summary>
    public const int NoticeDays = 14;

    private readonly IReadOnlyList<ExemptionRule> _rules;
    private readonly DateOnly _date;
    private readonly bool _bySuppression;
    private readonly ExemptionIndex _index;
    private readonly TagExemptionMatcher _tags;

    /// <summary>The exemptions of a run.</summary>
    /// <param name="rules">The rules of the file, and what the settings say of the tag.</param>
    /// <param name="date">The date of the run.</param>
    public ExemptionMatcher(AnalysisRules rules, DateOnly date)
    {
        (_rules, _date, _bySuppression) = (rules.Exemptions, date, rules.ExemptSuppressed);
        _index = new(_rules, date);
        _tags = new(rules, date);
    }

    /// <summary>The tags that exempt nothing although they are there, a sentence each.</summary>
    public IEnumerable<string> Warnings => _tags.Warnings;

    /// <summary>
    /// Why an unmanaged instance is exempt, or null when it is not. Of several rules of the file, the one that lasts
    /// longest. The file, which whoever runs FleetDiff writes, comes before the tag, which the account's owner sets, and
    /// the tag before a suppressed finding.
    /// </summary>
    /// <param name="instance">The instance.</param>
    /// <param name="suppressed">How a person has set its finding of SSM.1 aside, or null.</param>
    public Exemption? Match(in Instance instance, Suppression? suppressed = null) =>
        _index.CountMatch(instance)?.ToExemption()
        ?? _tags.Match(instance)
        ?? (_bySuppression && suppressed is not null
            ? new($"{Exemption.BySuppression}{suppressed.Workflow}", null, suppressed.By, suppressed.Note)
            : null);

    /// <summary>
    /// The rule, ended by now, that would make an instance exempt, or null; of several, the one that ended last. For an
    /// instance that is not exempt.
    /// </summary>
    public Exemption? FindEndedRule(in Instance instance)
    {
        var byFile = _index.EndedLast(instance)?.ToExemption();
        var byTag = _tags.FindEnded(instance);
        return byFile is null || byTag?.EndsAfter(byFile) == true ? byTag : byFile;
    }

    /// <summary>
    /// What each rule of the file did, in its order, once every unmanaged instance was asked about.
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
