using FleetDiff.Fleet;

namespace FleetDiff.Comparing.Exempting;

/// <summary>
/// Who is exempt on a night, by <c>exemptions.csv</c> and by tag. It counts what it is asked, so each unmanaged
/// instance is asked about once, by one thread.
/// </summary>
public sealed class Exemptions
{
    /// <summary>How many days before its end a rule is announced.</summary>
    public const int DaysOfNotice = 14;

    private readonly IReadOnlyList<ExemptionRule> _rules;
    private readonly string _tag;
    private readonly DateOnly _date;
    private readonly ExemptionIndex _index;
    private readonly Dictionary<DateOnly, int> _datedTags = [];
    private int _undatedTags;

    /// <summary>The exemptions of a night.</summary>
    /// <param name="rules">The rules of the file.</param>
    /// <param name="exemptTag">The key of the tag that makes an instance exempt.</param>
    /// <param name="date">The night.</param>
    public Exemptions(IReadOnlyList<ExemptionRule> rules, string exemptTag, DateOnly date)
    {
        (_rules, _tag, _date) = (rules, exemptTag, date);
        _index = new(rules, date);
    }

    /// <summary>Why an unmanaged instance is exempt, or null when it is not.</summary>
    public Exemption? Of(in Instance instance) => Of(instance, out _);

    /// <summary>
    /// Why an unmanaged instance is exempt, or null when it is not. Of several rules, the one that lasts longest; of
    /// the file and the tag, the file when both last as long.
    /// </summary>
    /// <param name="instance">The instance.</param>
    /// <param name="misread">The value of its exempt tag, when that looks like a date and is none.</param>
    public Exemption? Of(in Instance instance, out string? misread)
    {
        var byFile = ExemptionIndex.Longest(_index.Count(instance), group => group.Active)?.ToExemption();
        var tag = ExemptTag.Read(instance.Tags, _tag);
        misread = tag is { IsMisread: true } wrong ? wrong.Value : null;
        if (tag is not { IsMisread: false } read)
        {
            return byFile;
        }

        CountTag(read);
        var byTag = read.HasEnded(_date) ? null : read.ToExemption();
        return byFile is null || byTag?.Outlasts(byFile) == true ? byTag : byFile;
    }

    /// <summary>
    /// The rule, ended by now, that would make an instance exempt, or null; of several, the one that ended last. For an
    /// instance that is not exempt.
    /// </summary>
    public Exemption? EndedRuleFor(in Instance instance)
    {
        var byFile = ExemptionIndex.Longest(_index.Matching(instance), group => group.Ended)?.ToExemption();
        var byTag = ExemptTag.Read(instance.Tags, _tag) is { } tag && tag.HasEnded(_date) ? tag.ToExemption() : null;
        return byFile is null || byTag?.Outlasts(byFile) == true ? byTag : byFile;
    }

    /// <summary>
    /// What each rule did, once every unmanaged instance was asked about: the file's in its order, then the tag's, one
    /// for each date, those without a date last.
    /// </summary>
    public IReadOnlyList<ExemptionSummary> Summaries() =>
    [
        .. _rules.Select(rule => Summary(rule.ToExemption(), _index.MatchesOf(rule))),
        .. _datedTags.OrderBy(dated => dated.Key)
            .Select(dated => Summary(new ExemptTag(_tag, "", dated.Key, false).ToExemption(), dated.Value)),
        .. _undatedTags > 0 ? [Summary(new ExemptTag(_tag, "", null, false).ToExemption(), _undatedTags)]
            : Array.Empty<ExemptionSummary>(),
    ];

    private ExemptionSummary Summary(Exemption rule, int matches) => new(
        rule.Rule, rule.Owner, rule.Reason, rule.Until, matches, StatusOf(rule.Until, matches));

    private ExemptionStatus StatusOf(DateOnly? until, int matches) =>
        until <= _date ? ExemptionStatus.Ended
        : matches == 0 ? ExemptionStatus.Unused
        : until?.DayNumber - _date.DayNumber <= DaysOfNotice ? ExemptionStatus.Ending
        : ExemptionStatus.Active;

    private void CountTag(ExemptTag tag)
    {
        if (tag.Until is { } until)
        {
            _datedTags[until] = _datedTags.GetValueOrDefault(until) + 1;
        }
        else
        {
            _undatedTags++;
        }
    }
}
