using FleetDiff.Comparing.Grouping;
using FleetDiff.Fleet;

namespace FleetDiff.Comparing.Exempting;

/// <summary>
/// Finds the rules that match an instance, and counts the matches of each. Rules that name an instance or an account are
/// looked up by it, so that only rules that name neither cost time for every instance.
/// </summary>
internal sealed class ExemptionIndex(IReadOnlyList<ExemptionRule> rules, DateOnly date)
{
    // Neither an account nor an instance id is empty, and none is the other.
    private readonly ILookup<string, ExemptionRule> _rules =
        rules.ToLookup(rule => rule.Instance ?? rule.Account ?? "", StringComparer.Ordinal);

    private readonly Dictionary<ExemptionRule, int> _matches = new(ReferenceEqualityComparer.Instance);

    /// <summary>Counts an instance for each rule that matches it.</summary>
    /// <returns>The rule in force that lasts longest, of those the first in the file; null when there is none.</returns>
    public ExemptionRule? Count(in Instance instance)
    {
        var matching = Matching(instance);
        foreach (var rule in matching)
        {
            _matches[rule] = MatchesOf(rule) + 1;
        }

        return Longest(matching.Where(rule => !rule.HasEnded(date)));
    }

    /// <summary>The rule that matches an instance and ended last; null when none has ended.</summary>
    public ExemptionRule? EndedLast(in Instance instance) =>
        Longest(Matching(instance).Where(rule => rule.HasEnded(date)));

    /// <summary>How many instances were counted for a rule.</summary>
    public int MatchesOf(ExemptionRule rule) => _matches.GetValueOrDefault(rule);

    private List<ExemptionRule> Matching(in Instance instance)
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
                && (rule.Group is not { } group || (groups ??= [.. GroupTags.Of(tags).Names]).Contains(group)))
            {
                matching.Add(rule);
            }
        }

        return matching;
    }

    private static ExemptionRule? Longest(IEnumerable<ExemptionRule> rules) =>
        rules.MaxBy(rule => (rule.Until ?? DateOnly.MaxValue, -rule.Line));
}
