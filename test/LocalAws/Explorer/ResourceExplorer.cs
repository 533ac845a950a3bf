using System.Collections.Concurrent;
using LocalAws.Serving;

namespace LocalAws.Explorer;

/// <summary>The data of Resource Explorer: views, indexes and resources.</summary>
public sealed class ResourceExplorer
{
    /// <summary>
    /// Whether pages are cached after the first request, for benchmarks in which creating them would cost more than the
    /// measured work. The resources must not change after that.
    /// </summary>
    public bool KeepsPages { get; set; }

    internal ConcurrentDictionary<string, View> Views { get; } = new();

    internal ConcurrentDictionary<(string Account, string Region), MemberIndex> Indexes { get; } = new();

    internal Shelf<string, ListedResource> Resources { get; } = new(resource => resource.Arn);

    /// <param name="arn">arn:aws:resource-explorer-2:REGION:ACCOUNT:view/NAME/UUID.</param>
    /// <param name="scope">The ARN of an organization, an organizational unit or the root of an account.</param>
    /// <param name="tags">Whether tags are an included property.</param>
    /// <param name="filter">The filter of the view, combined with the filter of a request by AND.</param>
    public ResourceExplorer AddView(string arn, string scope, bool tags = true, string? filter = null)
    {
        Views[arn] = new View(arn, scope, tags, filter ?? "");
        return this;
    }

    /// <summary>Adds an instance, and an index of its account and Region if there is none.</summary>
    public ResourceExplorer AddInstance(
        string account,
        string region,
        string id,
        IReadOnlyDictionary<string, string>? tags = null,
        DateTimeOffset? reportedAt = null) =>
        Add(account, region, "ec2:instance", $"arn:aws:ec2:{region}:{account}:instance/{id}", reportedAt, tags);

    /// <summary>Adds a managed node, and an index of its account and Region if there is none.</summary>
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
        var index = new MemberIndex(account, region, type, state);
        Indexes[(account, region)] = index;
        return Add(new(index.Arn, account, region, MemberIndex.ResourceType, DateTimeOffset.UtcNow));
    }

    /// <summary>Removes an account with its indexes and resources.</summary>
    public void Leave(string account)
    {
        foreach (var resource in Resources.All(resource => resource.OwningAccountId == account))
        {
            Resources.Remove(resource.Arn);
            Indexes.TryRemove((account, resource.Region), out _);
        }
    }

    public bool Remove(string arn) => Resources.Remove(arn);

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
        if (!Indexes.ContainsKey((account, region)))
        {
            AddIndex(account, region);
        }

        return Add(new(arn, account, region, type, reportedAt ?? DateTimeOffset.UtcNow, tags));
    }
}
