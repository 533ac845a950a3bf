using FleetDiff.Comparing.Grouping;
using FleetDiff.Fleet;

namespace FleetDiff.Comparing.Exempting;

/// <summary>
/// Finds the rules that match an instance by looking up what they name, whatever their number: a rule names any of
/// account, Region, instance and tag, and an instance has one of each, and a few tags.
/// </summary>
internal sealed class ExemptionIndex
{
    // Up to so many tag keys are read one by one; beyond that all tags are, once.
    private const int FewKeys = 4;

    private readonly Dictionary<Scope, Group> _groups = [];
    private readonly HashSet<Names> _untagged = [];
    private readonly Dictionary<string, HashSet<Names>> _tagged = new(StringComparer.Ordinal);
    private readonly bool _namesInstances;
    private readonly bool _namesGroups;

    public ExemptionIndex(IReadOnlyList<ExemptionRule> rules, DateOnly date)
    {
        foreach (var rule in rules)
        {
            var scope = Scope.Of(rule);
            if (!_groups.TryGetValue(scope, out var group))
            {
                _groups[scope] = group = new();
                NamesFor(rule.Tag).Add(scope.Names);
                _namesInstances |= rule.Instance is not null;
                _namesGroups |= rule.Group is not null;
            }

            group.Add(rule, date);
        }
    }

    [Flags]
    private enum Names
    {
        Nothing = 0,
        Account = 1,
        Region = 2,
        Instance = 4,
        Group = 8,
    }

    /// <summary>The rules, by what they name, that match an instance; each has one more match then.</summary>
    public List<Group> Count(in Instance instance)
    {
        var matching = Matching(instance);
        foreach (var group in matching)
        {
            group.Matches++;
        }

        return matching;
    }

    /// <summary>The rules, by what they name, that match an instance.</summary>
    public List<Group> Matching(in Instance instance)
    {
        var matching = new List<Group>();
        if (_groups.Count == 0)
        {
            return matching;
        }

        var key = instance.Key;
        var whole = new Scope(key.AccountNumber, key.Region, _namesInstances ? key.Instance : null, null, null);
        FindTagged(whole, instance.Tags, matching);
        if (_namesGroups)
        {
            foreach (var name in GroupTags.Of(instance.Tags).Names)
            {
                FindTagged(whole with { Group = name }, instance.Tags, matching);
            }
        }

        return matching;
    }

    private void FindTagged(Scope whole, Tags tags, List<Group> matching)
    {
        Find(whole, _untagged, matching);
        foreach (var (tag, value) in AskedTags(tags))
        {
            if (_tagged.TryGetValue(tag, out var names))
            {
                Find(whole with { Tag = new(tag, null) }, names, matching);
                Find(whole with { Tag = new(tag, value) }, names, matching);
            }
        }
    }

    /// <summary>Of one rule of each, the one that lasts longest; of those, the first in the file.</summary>
    public static ExemptionRule? Longest(List<Group> groups, Func<Group, ExemptionRule?> choice)
    {
        ExemptionRule? longest = null;
        foreach (var group in groups)
        {
            longest = Group.Longer(longest, choice(group));
        }

        return longest;
    }

    /// <summary>How many instances a rule has matched.</summary>
    public int MatchesOf(ExemptionRule rule) => _groups[Scope.Of(rule)].Matches;

    private HashSet<Names> NamesFor(TagCondition? tag)
    {
        if (tag is not { } condition)
        {
            return _untagged;
        }

        if (!_tagged.TryGetValue(condition.Key, out var names))
        {
            _tagged[condition.Key] = names = [];
        }

        return names;
    }

    private void Find(Scope whole, HashSet<Names> names, List<Group> matching)
    {
        foreach (var name in names.Where(name => name.HasFlag(Names.Group) == whole.Group is not null))
        {
            if (_groups.TryGetValue(whole.Only(name), out var group))
            {
                matching.Add(group);
            }
        }
    }

    private IEnumerable<KeyValuePair<string, string>> AskedTags(Tags tags) => _tagged.Count > FewKeys
        ? tags.ToList()
        : from key in _tagged.Keys
          let value = tags[key]
          where value is not null
          select KeyValuePair.Create(key, value);

    /// <summary>What a rule names.</summary>
    private readonly record struct Scope(
        ulong? Account, Region? Region, string? Instance, TagCondition? Tag, string? Group)
    {
        public Names Names => (Account is null ? Names.Nothing : Names.Account)
            | (Region is null ? Names.Nothing : Names.Region)
            | (Instance is null ? Names.Nothing : Names.Instance)
            | (Group is null ? Names.Nothing : Names.Group);

        public static Scope Of(ExemptionRule rule) => new(
            InstanceKey.TryParseAccount(rule.Account, out var account) ? account : null,
            rule.Region, rule.Instance, rule.Tag, rule.Group);

        public Scope Only(Names names) => new(
            names.HasFlag(Names.Account) ? Account : null,
            names.HasFlag(Names.Region) ? Region : null,
            names.HasFlag(Names.Instance) ? Instance : null,
            Tag,
            names.HasFlag(Names.Group) ? Group : null);
    }

    /// <summary>The rules that name the same, and so match the same instances.</summary>
    internal sealed class Group
    {
        public ExemptionRule? Active { get; private set; }

        public ExemptionRule? Ended { get; private set; }

        public int Matches { get; set; }

        public static ExemptionRule? Longer(ExemptionRule? one, ExemptionRule? other) =>
            one is null || other is null ? one ?? other
            : Exemption.Outlasts(other.Until, one.Until) || (other.Until == one.Until && other.Line < one.Line) ? other
            : one;

        public void Add(ExemptionRule rule, DateOnly date)
        {
            if (rule.HasEnded(date))
            {
                Ended = Longer(Ended, rule);
            }
            else
            {
                Active = Longer(Active, rule);
            }
        }
    }
}
