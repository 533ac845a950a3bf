using System.Runtime.InteropServices;
using FleetDiff.Core.Model;

namespace FleetDiff.Core.Analysis.Causes;

/// <summary>
/// Finds the resources that explain why running instances are unmanaged. A resource is a candidate when none of its running
/// instances is managed. Of the candidates, the one that explains most instances is chosen first; each next one must be
/// supported by the instances that are left. So a subnet whose instances all use an image without an agent is the image's case.
/// </summary>
/// <remarks>
/// Support is measured by chance: if the resource did not matter, each of its instances would be managed with the share of
/// the other instances in its account and Region. docs/causes.md describes the rule.
/// </remarks>
public sealed class SharedResources
{
    /// <summary>The number of running unmanaged instances from which a resource can be a cause.</summary>
    public const int MinInstances = 5;

    /// <summary>The probability by chance below which it is significant that no instance of a resource is managed.</summary>
    public const double MaxChance = 0.001;

    /// <summary>
    /// The greatest share of instances of an image or instance profile that can be managed elsewhere when it is a cause in an
    /// account and Region where none is: a tenth.
    /// </summary>
    public const double MaxExceptions = 0.1;

    private readonly IReadOnlyList<RunningInstance> _unmanaged;
    private readonly RunningCounts _counts;
    private readonly HostManagement _hosts;
    private readonly RunningLocation[] _locations;
    private readonly List<ResourceCandidate>[] _candidates;
    private readonly SharedResource?[] _found;

    private SharedResources(
        IReadOnlyList<RunningInstance> unmanaged, RunningCounts counts, HostManagement hosts, Func<InstanceKey, int> countManaged)
    {
        (_unmanaged, _counts, _hosts) = (unmanaged, counts, hosts);
        _locations = FindLocations(unmanaged, countManaged);
        _candidates = FindCandidates();
        _found = new SharedResource?[unmanaged.Count];
    }

    /// <summary>Returns the resource that explains each instance, or null; in the order of the instances.</summary>
    /// <param name="unmanaged">All running unmanaged instances, exempt or not, in any order.</param>
    /// <param name="counts">The running instances that AWS Config counted.</param>
    /// <param name="hosts">The signs of Default Host Management Configuration.</param>
    /// <param name="countManaged">Returns the number of managed instances in the account and Region of an instance.</param>
    public static IReadOnlyList<SharedResource?> Find(
        IReadOnlyList<RunningInstance> unmanaged, RunningCounts counts, HostManagement hosts, Func<InstanceKey, int> countManaged)
    {
        var resources = new SharedResources(unmanaged, counts, hosts, countManaged);
        resources.Choose();
        return resources._found;
    }

    private static RunningLocation[] FindLocations(
        IReadOnlyList<RunningInstance> unmanaged, Func<InstanceKey, int> countManaged)
    {
        var all = new Dictionary<ulong, RunningLocation>();
        var locations = new RunningLocation[unmanaged.Count];
        for (var index = 0; index < unmanaged.Count; index++)
        {
            var key = unmanaged[index].Key;
            ref var location = ref CollectionsMarshal.GetValueRefOrAddDefault(all, key.RegionIndex, out _);
            location ??= new(key, countManaged(key));
            location.Add(unmanaged[index]);
            locations[index] = location;
        }

        return locations;
    }

    private List<ResourceCandidate>[] FindCandidates()
    {
        var all = new Dictionary<(SharedKind, string), ResourceCandidate>();
        for (var index = 0; index < _unmanaged.Count; index++)
        {
            foreach (var (kind, id) in _unmanaged[index].Resources)
            {
                ref var candidate = ref CollectionsMarshal.GetValueRefOrAddDefault(all, (kind, id), out _);
                candidate ??= new(kind, id);
                candidate.Add(index, _unmanaged[index], _locations[index]);
            }
        }

        var candidates = new List<ResourceCandidate>[_unmanaged.Count];
        for (var index = 0; index < candidates.Length; index++)
        {
            candidates[index] = [];
        }

        foreach (var possible in all.Values.Select(FindPossible).OfType<ResourceCandidate>())
        {
            possible.Members.ForEach(index => candidates[index].Add(possible));
        }

        return candidates;
    }

    private ResourceCandidate? FindPossible(ResourceCandidate candidate)
    {
        var running = CountRunning(candidate);
        if (candidate.IsPossible(running))
        {
            return candidate;
        }

        if (!candidate.HasExceptions(running))
        {
            return null;
        }

        var limited = new ResourceCandidate(candidate.Kind, candidate.Id)
        {
            RunningEverywhere = running,
            Exceptions = Math.Max(0, running.GetValueOrDefault() - candidate.Members.Count),
        };
        foreach (var here in candidate.Members.GroupBy(index => _locations[index]))
        {
            var location = (AccountRegion.Create(here.Key.Example), candidate.Id);
            if (_counts.ByLocation.TryGetValue(location, out var counted) && counted <= here.Count()
                && !(candidate.Kind == SharedKind.Image && here.Any(index => _unmanaged[index].WasManaged)))
            {
                foreach (var index in here)
                {
                    limited.Add(index, _unmanaged[index], _locations[index]);
                }
            }
        }

        return limited.Members.Count >= MinInstances ? limited : null;
    }

    private int? CountRunning(ResourceCandidate candidate)
    {
        return candidate.Kind == SharedKind.ImdsVersion
            ? Find(_counts.WithoutProfileAndImdsV2, AccountRegion.Create(_unmanaged[candidate.Members[0]].Key))
            : Find(_counts.ByResource, candidate.Id);

        static int? Find<T>(IReadOnlyDictionary<T, int> counted, T key) => counted.TryGetValue(key, out var count) ? count : null;
    }

    private void Choose()
    {
        var queue = new PriorityQueue<ResourceCandidate, CandidateRank>(
            _candidates.SelectMany(candidates => candidates).Distinct().Select(candidate => (candidate, candidate.Rank)));
        while (queue.TryDequeue(out var candidate, out var rank))
        {
            if (candidate.Support < rank.Support)
            {
                // A chosen resource explains some of its instances: it waits for its turn among the smaller ones.
                queue.Enqueue(candidate, candidate.Rank);
            }
            else if (candidate.Support >= MinInstances && GetChance(candidate) < MaxChance)
            {
                Explain(candidate);
            }
        }
    }

    // One is added to the others, so that a few managed instances are no certainty.
    private double GetChance(ResourceCandidate candidate) => Math.Exp(candidate.Uses.Sum(each =>
    {
        var (managed, unmanaged) = CountOthers(candidate, each.Location, each.Location.Unexplained - each.Use.Unexplained);
        return each.Use.Support * Math.Log(1 - (managed / (managed + unmanaged + 1.0)));
    }));

    // Returns the instances to compare with. Without an instance profile, these are the others without one.
    private (int Managed, int Unmanaged) CountOthers(ResourceCandidate candidate, RunningLocation location, int unmanaged) =>
        candidate.Kind == SharedKind.ImdsVersion
            ? (_hosts.CountManaged(location.Example) ?? 0, _hosts.CountUnmanaged(location.Example) - candidate.Members.Count)
            : (location.Managed, unmanaged);

    private void Explain(ResourceCandidate candidate)
    {
        var members = candidate.Members.FindAll(index =>
            _found[index] is null && !_unmanaged[index].HasOwnCause && _locations[index].Managed > 0);
        var others = candidate.Uses.Select(each =>
            CountOthers(candidate, each.Location, each.Location.Unmanaged - each.Use.All)).ToList();
        var resource = new SharedResource(candidate.Kind, candidate.Id)
        {
            Running = candidate.Members.Count,
            RunningEverywhere = candidate.RunningEverywhere ?? candidate.Members.Count,
            Exceptions = candidate.Exceptions,
            ManagedOthers = others.Sum(each => each.Managed),
            Others = others.Sum(each => each.Managed + each.Unmanaged),
            Locations = others.Count,
            Also = FindAlternatives(candidate, members),
        };
        foreach (var index in members)
        {
            _found[index] = resource;
            if (_unmanaged[index].IsUnexplained)
            {
                _candidates[index].ForEach(each => each.RemoveSupport(_locations[index]));
            }
        }
    }

    // The candidates that are supported by exactly the same instances.
    private List<string> FindAlternatives(ResourceCandidate candidate, List<int> members) =>
    [
        .. members.Where(index => _unmanaged[index].IsUnexplained)
            .SelectMany(index => _candidates[index])
            .CountBy(other => other)
            .Where(other => other.Key != candidate && candidate.IsAlternative(other.Key)
                && other.Value == candidate.Support && other.Key.Support == candidate.Support)
            .Select(other => other.Key).OrderBy(other => other.Rank).Select(other => other.Id),
    ];
}
