using System.Collections.Concurrent;
using LocalAws.Serving;

namespace LocalAws.Explorer;

/// <summary>The data of Resource Explorer: views, indexes and resources.</summary>
public sealed class ResourceExplorer
{
    private readonly TimeProvider _clock;

    internal ResourceExplorer(TimeProvider clock) => _clock = clock;

    /// <summary>
    /// Whether pages are cached after the first request, for benchmarks in which creating them would cost more than the
    /// measured work. The resources must not change after that.
    /// </summary>
    public bool KeepsPages { get; set; }

    /// <summary>
    /// Whether adding an instance or a node also adds an index of its account and Region.
    /// </summary>
    public bool AddsIndexes { get; set; } = true;

    internal ConcurrentDictionary<string, View> Views { get; } = new();

    internal ConcurrentDictionary<(string Account, string Region), MemberIndex> Indexes { get; } = new();

    internal Shelf<string, ListedResource> Resources { get; } = new(resource => resource.Arn);

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

        Views[arn] = new View(arn, scope, tags, filter ?? "", _clock.GetUtcNow());
        return this;
    }

    public ResourceExplorer AddInstance(
        string account,
        string region,
        string id,
        IReadOnlyDictionary<string, string>? tags = null,
        DateTimeOffset? reportedAt = null) =>
        Add(account, region, "ec2:instance", $"arn:aws:ec2:{region}:{account}:instance/{id}", reportedAt, tags);

    public ResourceExplorer AddNode(string account, string region, string id, DateTimeOffset? reportedAt = null) => Add(
        account, region, "ssm:managed-instance", $"arn:aws:ssm:{region}:{account}:managed-instance/{id}", reportedAt);

    /// <summary>Adds a resource without an index. It replaces an earlier resource of the same ARN.</summary>
    public ResourceExplorer Add(ListedResource resource)
    {
        Resources.Put(resource);
        return this;
    }

    /// <summary>Adds an index of an account in a Region. The index is also a resource that can be listed.</summary>
    /// <param name="account">The account.</param>
    /// <param name="region">The Region.</param>
    /// <param name="type">The type.</param>
    /// <param name="state">CREATING, ACTIVE, UPDATING, DELETING or DELETED.</param>
    public ResourceExplorer AddIndex(
        string account, string region, IndexType type = IndexType.Local, string state = "ACTIVE")
    {
        var index = new MemberIndex(account, region, type, state, _clock.GetUtcNow());
        Indexes[(account, region)] = index;
        return Add(new(index.Arn, account, region, MemberIndex.ResourceType, index.CreatedAt));
    }

    /// <summary>Removes an account, or one Region of it, with its index and all its resources.</summary>
    public ResourceExplorer Leave(string account, string? region = null)
    {
        Resources.Remove(resource => IsOf(resource.OwningAccountId, resource.Region));
        foreach (var place in Indexes.Keys.Where(index => IsOf(index.Account, index.Region)))
        {
            Indexes.TryRemove(place, out _);
        }

        return this;

        bool IsOf(string owner, string place) => owner == account && (region is null || place == region);
    }

    public bool Remove(string arn) => Resources.Remove(resource => resource.Arn == arn);

    /// <summary>Removes the resources and indexes. The views stay.</summary>
    public void Clear()
    {
        Indexes.Clear();
        Resources.Clear();
    }

    private ResourceExplorer Add(
        string account,
        string region,
        string type,
        string arn,
        DateTimeOffset? reportedAt,
        IReadOnlyDictionary<string, string>? tags = null)
    {
        if (AddsIndexes && !Indexes.ContainsKey((account, region)))
        {
            AddIndex(account, region);
        }

        return Add(new(arn, account, region, type, reportedAt ?? _clock.GetUtcNow(), tags));
    }
}
