using System.Collections.Concurrent;
using LocalAws.Serving;

namespace LocalAws.Explorer;

/// <summary>The data of Resource Explorer: views, indexes and resources.</summary>
public sealed class ResourceExplorer
{
    private static readonly Dictionary<string, string> NoTags = [];

    private readonly TimeProvider _clock;
    private readonly CallBudget _budget;
    private readonly ConcurrentDictionary<(string Account, string Region), string> _indexed = new();

    internal ResourceExplorer(TimeProvider clock)
    {
        _clock = clock;
        _budget = new CallBudget(clock);
    }

    /// <summary>The quota in calls per second above which calls are throttled. Null for none.</summary>
    public double? CallsPerSecond
    {
        get => _budget.PerSecond;
        set => _budget.PerSecond = value;
    }

    /// <summary>
    /// Whether pages are cached after the first request, for benchmarks in which creating them would cost more than the
    /// measured work. The resources must not change after that.
    /// </summary>
    public bool KeepsPages { get; set; }

    /// <summary>The default view, for calls that name no view. Without one such a call is unauthorized.</summary>
    public string? DefaultViewArn { get; set; }

    internal ConcurrentDictionary<string, View> Views { get; } = new();

    internal ConcurrentDictionary<string, MemberIndex> Indexes { get; } = new();

    internal ResourceList Resources { get; } = new();

    /// <summary>
    /// Whether adding an instance or a node also adds an index of its account and Region.
    /// </summary>
    public bool AddsIndexes { get; set; } = true;

    /// <param name="arn">arn:aws:resource-explorer-2:REGION:ACCOUNT:view/NAME/UUID.</param>
    /// <param name="scope">The ARN of an organization, an organizational unit or the root of an account.</param>
    /// <param name="tags">Whether tags are an included property.</param>
    /// <param name="filter">The filter of the view, combined with the filter of a request by AND.</param>
    public ResourceExplorer AddView(string arn, string scope, bool tags = true, string? filter = null)
    {
        if (!View.IsArn(arn))
        {
            throw new ArgumentException($"'{arn}' is not the ARN of a view.", nameof(arn));
        }

        Views[arn] = new View(arn, scope, tags, filter ?? "") { LastUpdatedAt = _clock.GetUtcNow() };
        return this;
    }

    public ResourceExplorer Add(ListedResource resource)
    {
        Resources.Add(resource);
        return this;
    }

    public ResourceExplorer AddInstance(
        string account,
        string region,
        string id,
        IReadOnlyDictionary<string, string>? tags = null,
        DateTimeOffset? reportedAt = null)
    {
        EnsureIndex(account, region);
        var arn = $"arn:aws:ec2:{region}:{account}:instance/{id}";
        return Add(new(arn, account, region, "ec2:instance", reportedAt ?? _clock.GetUtcNow(), tags ?? NoTags));
    }

    public ResourceExplorer AddNode(string account, string region, string id, DateTimeOffset? reportedAt = null)
    {
        EnsureIndex(account, region);
        var arn = $"arn:aws:ssm:{region}:{account}:managed-instance/{id}";
        return Add(new(arn, account, region, "ssm:managed-instance", reportedAt ?? _clock.GetUtcNow(), NoTags));
    }

    /// <summary>Adds an index of an account in a Region. The index is also a resource that can be listed.</summary>
    public ResourceExplorer AddIndex(
        string account, string region, IndexType type = IndexType.Local, string state = "ACTIVE")
    {
        var index = new MemberIndex(account, region, type, _clock.GetUtcNow()) { State = state };
        RemoveIndex(account, region);
        _indexed[(account, region)] = index.Arn;
        Indexes[index.Arn] = index;
        return Add(new(index.Arn, account, region, MemberIndex.ResourceType, index.CreatedAt, NoTags));
    }

    /// <summary>Deletes the index of an account and Region. Its resources stay until they are removed.</summary>
    public ResourceExplorer RemoveIndex(string account, string region)
    {
        if (_indexed.TryRemove((account, region), out var arn))
        {
            Remove(arn);
        }

        return this;
    }

    /// <summary>Removes an account, or one Region of it, with its index and all its resources.</summary>
    public ResourceExplorer Leave(string account, string? region = null)
    {
        foreach (var resource in Resources.Of(account, region))
        {
            Remove(resource.Arn);
        }

        foreach (var index in _indexed.Where(index => IsOf(index.Key.Account, index.Key.Region)))
        {
            _indexed.TryRemove(index);
        }

        return this;

        bool IsOf(string owner, string place) => owner == account && (region is null || place == region);
    }

    public bool Remove(string arn)
    {
        Indexes.TryRemove(arn, out _);
        return Resources.Remove(arn);
    }

    /// <summary>Removes the resources and indexes. The views stay.</summary>
    public void Clear()
    {
        Indexes.Clear();
        _indexed.Clear();
        Resources.Clear();
    }

    private void EnsureIndex(string account, string region)
    {
        if (AddsIndexes && !_indexed.ContainsKey((account, region)))
        {
            AddIndex(account, region);
        }
    }

    internal bool TryCall() => _budget.TryTake();
}
