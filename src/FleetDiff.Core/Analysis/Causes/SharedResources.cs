namespace FleetDiff.Core.Analysis.Causes;

/// <summary>
/// Finds the resources that explain why running instances are unmanaged. A resource is a candidate when none of its running
/// instances is managed. Of the candidates, the one that explains most instances is chosen first; each next one must be
/// supported by the instances that are left. A subnet whose instances all use a bad image is therefore not chosen.
/// </summary>
/// <remarks>
/// Support is measured by chance: if the resource did not matter, each of its instances would be managed with the share of
/// the other instances in its account and Region. docs/causes.md describes the rule.
/// </remarks>
internal static class SharedResources
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

    /// <summary>Sets the shared cause of each running unmanaged instance that a resource explains.</summary>
    public static void Explain(IReadOnlyList<RunningInstance> unmanaged, RunningCounts counts)
    {
        var candidates = (
            from instance in unmanaged
            from resource in SharedResource.FindAll(instance.Key, instance.Facts)
            group instance by resource into uses
            select FindCandidate(uses.Key.Kind, uses.Key.Id, [.. uses], counts)).OfType<SharedResource>().ToList();
        var candidatesOf = candidates.SelectMany(candidate => candidate.Members.Select(instance => (instance, candidate)))
            .ToLookup(use => use.instance, use => use.candidate);
        var queue = new PriorityQueue<(SharedResource Candidate, int Support), (int Least, SharedKind Kind, string Id)>();
        candidates.ForEach(candidate => Enqueue(candidate, candidate.FindSupport().Count));
        while (queue.TryDequeue(out var next, out _))
        {
            var support = next.Candidate.FindSupport();
            if (support.Count < next.Support)
            {
                // Another resource explains some of its instances: put it back with the support that is left.
                Enqueue(next.Candidate, support.Count);
            }
            else if (next.Candidate.GetChance() < MaxChance)
            {
                next.Candidate.Explain(FindAlternatives(next.Candidate, candidatesOf[support[0]], support));
            }
        }

        // Most support first, then by kind, then by id: the choice does not depend on the order of the instances.
        void Enqueue(SharedResource candidate, int support)
        {
            if (support >= MinInstances)
            {
                queue.Enqueue((candidate, support), (-support, candidate.Kind, candidate.Id));
            }
        }
    }

    private static SharedResource? FindCandidate(
        SharedKind kind, string id, List<RunningInstance> members, RunningCounts counts)
    {
        var counted = kind == SharedKind.ImdsVersion
            ? Find(counts.WithoutProfileAndImdsV2, members[0].Location.Key)
            : Find(counts.ByResource, id);
        if (counted is not { } running)
        {
            return null;
        }

        // An instance that was managed shows that the image had an agent; permissions and a network can change.
        var managed = Math.Max(0, running - members.Count);
        var exceptions = managed + (kind == SharedKind.Image ? members.Count(instance => instance.WasManaged) : 0);
        if (exceptions > 0)
        {
            // When a few are managed, the resource can be a cause in the accounts and Regions where none is.
            var isLimited = kind is SharedKind.Image or SharedKind.InstanceProfile && exceptions <= running * MaxExceptions;
            members = isLimited
                ? [.. members.GroupBy(instance => instance.Location).Where(HasNoException).SelectMany(here => here)]
                : [];
        }

        return members.Count < MinInstances ? null : new(kind, id, members)
        {
            RunningEverywhere = running,
            Exceptions = managed,
        };

        bool HasNoException(IGrouping<RunningLocation, RunningInstance> here) =>
            counts.ByLocation.TryGetValue((here.Key.Key, id), out var runningHere) && runningHere <= here.Count()
            && !(kind == SharedKind.Image && here.Any(instance => instance.WasManaged));

        static int? Find<T>(IReadOnlyDictionary<T, int> counted, T key) => counted.TryGetValue(key, out var count) ? count : null;
    }

    // The candidates that are supported by exactly the same instances.
    private static List<string> FindAlternatives(
        SharedResource candidate, IEnumerable<SharedResource> others, List<RunningInstance> support) =>
    [
        .. others.Where(other => candidate.IsAlternative(other) && other.FindSupport().ToHashSet().SetEquals(support))
            .OrderBy(other => other.Kind).ThenBy(other => other.Id, StringComparer.Ordinal)
            .Select(other => other.Id),
    ];
}
