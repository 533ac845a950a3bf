namespace LocalAws.Explorer;

internal sealed record ResourcePage(IReadOnlyList<ListedResource> Resources, long? Next);

/// <summary>Resources in the order in which they were added, and by type, so that reading a page of a type is fast.</summary>
internal sealed class ResourceList
{
    private readonly List<ListedResource> _all = [];
    private readonly Dictionary<string, List<ListedResource>> _byType = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _gate = new();

    public void Add(ListedResource resource)
    {
        lock (_gate)
        {
            _all.Add(resource);
            if (!_byType.TryGetValue(resource.ResourceType, out var sameType))
            {
                _byType[resource.ResourceType] = sameType = [];
            }

            sameType.Add(resource);
        }
    }

    public bool Remove(string arn)
    {
        lock (_gate)
        {
            foreach (var sameType in _byType.Values)
            {
                sameType.RemoveAll(resource => resource.Arn == arn);
            }

            return _all.RemoveAll(resource => resource.Arn == arn) > 0;
        }
    }

    /// <summary>Returns the resources of an account, or of one Region of it.</summary>
    public IReadOnlyList<ListedResource> Of(string account, string? region)
    {
        lock (_gate)
        {
            return [.. _all.Where(resource => resource.OwningAccountId == account
                && (region is null || resource.Region == region))];
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _all.Clear();
            _byType.Clear();
        }
    }

    /// <summary>Returns at most <paramref name="size"/> matches from a position on, and the position of the next match.</summary>
    public ResourcePage Read(Filter filter, long position, int size)
    {
        lock (_gate)
        {
            var page = new List<ListedResource>();
            foreach (var resource in From(Candidates(filter), position))
            {
                if (filter.Matches(resource))
                {
                    if (page.Count == size)
                    {
                        return new(page, position);
                    }

                    page.Add(resource);
                }

                position++;
            }

            return new(page, null);
        }
    }

    private static IEnumerable<ListedResource> From(IEnumerable<List<ListedResource>> lists, long position)
    {
        foreach (var list in lists)
        {
            for (var i = position; i < list.Count; i++)
            {
                yield return list[(int)i];
            }

            position = Math.Max(0, position - list.Count);
        }
    }

    private List<List<ListedResource>> Candidates(Filter filter) =>
        filter.Types is { } types ? [.. types.Select(type => _byType.GetValueOrDefault(type) ?? [])] : [_all];
}
