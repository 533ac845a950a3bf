using FleetDiff.Core.Analysis.Grouping;
using FleetDiff.Core.Model;

namespace FleetDiff.Core.Analysis.Exemptions;

/// <summary>
/// Finds the rules that match an instance, and counts the matches of each rule. Rules that name an instance or an account are
/// looked up by it, so that only the other rules are evaluated for every instance.
/// </summary>
internal sealed class ExemptionIndex(IReadOnlyList<ExemptionRule> rules, DateOnly date)
{
    // One key for both is unambiguous: account ids are digits, instance ids begin with "i-", and neither is empty.
    private readonly ILookup<string, ExemptionRule> _rules =
        rules.ToLookup(rule => rule.Instance ?? rule.Account ?? "", StringComparer.Ordinal);

    private readonly Dictionary<ExemptionRule, int> _matches = new(ReferenceEqualityComparer.Instance);

    /// <summary>Counts an instance for each rule that matches it.</summary>
    /// <returns>
    /// The matching rule that has not ended and lasts longest, the first of them in the file; null when there is none.
    /// </returns>
    public ExemptionRule? FindAndCountMatch(in Instance instance)
    {
        var matching = FindMatching(instance);
        foreach (var rule in matching)
        {
            _matches[rule] = GetMatchCount(rule) + 1;
        }

        return GetLongest(matching.Where(rule => !rule.HasEnded(date)));
    }

    /// <summary>Returns the matching rule that ended last; null when none has ended.</summary>
    public ExemptionRule? FindLastEnded(in Instance instance) =>
        GetLongest(FindMatching(instance).Where(rule => rule.HasEnded(date)));

    /// <summary>Returns the number of instances counted for a rule.</summary>
    public int GetMatchCount(ExemptionRule rule) => _matches.GetValueOrDefault(rule);

    private List<ExemptionRule> FindMatching(in Instance instance)
    {
        var matching = new List<ExemptionRule>();
        if (_rules.Count == 0)
        {
            return matching;
        }

        var (account, region, id, tags) = (
            instance.Key.Account, instance.Key.Region, instance.Key.Instance, instance.Tags);
        HashSet<string>? groups = null;
        foreach (var rule in _rules[id].Concat(_rules[account]).Concat(_rules[""]))
        {
            if ((rule.Account ?? account) == account && (rule.Region ?? region) == region
                && (rule.Tag is not { } tag || (tags[tag.Key] is { } value && (tag.Value ?? value) == value))
                && (rule.Group is not { } group || (groups ??= [.. GroupTags.Read(tags).Names]).Contains(group)))
            {
                matching.Add(rule);
            }
        }

        return matching;
    }

    private static ExemptionRule? GetLongest(IEnumerable<ExemptionRule> rules) =>
        rules.MaxBy(rule => (rule.Until ?? DateOnly.MaxValue, -rule.Line));
}
