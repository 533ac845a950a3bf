using System.Collections.Concurrent;
using LocalAws.Serving;

namespace LocalAws.Explorer;

/// <summary>What Resource Explorer knows: views, indexes and resources.</summary>
public sealed class ResourceExplorer
{
    private static readonly Dictionary<string, string> NoTags = [];

    private readonly TimeProvider _clock;
    private readonly CallBudget _budget;

    internal ResourceExplorer(TimeProvider clock)
    {
        _clock = clock;
        _budget = new CallBudget(clock);
    }

    /// <summary>The quota above which a call is throttled; null for none.</summary>
    public double? CallsPerSecond
    {
        get => _budget.PerSecond;
        set => _budget.PerSecond = value;
    }

    /// <summary>
    /// Whether a page is made once and then served from memory: for benchmarks, where making it would cost more than
    /// what is measured. The resources must not change any more.
    /// </summary>
    public bool KeepsPages { get; set; }

    /// <summary>The view of a call that names none; without it such a call is unauthorized.</summary>
    public string? DefaultViewArn { get; set; }

    internal ConcurrentDictionary<string, View> Views { get; } = new();

    internal ConcurrentDictionary<string, MemberIndex> Indexes { get; } = new();

    internal ResourceList Resources { get; } = new();

    /// <param name="arn">arn:aws:resource-explorer-2:REGION:ACCOUNT:view/NAME/UUID.</param>
    /// <param name="scope">The ARN of an organization, an organizational unit or an account's root.</param>
    /// <param name="tags">Whether tags are an included property.</param>
    /// <param name="filter">The view's own filter, ANDed with that of a request.</param>
    public ResourceExplorer AddView(string arn, string scope, bool tags = true, string? filter = null)
    {
        if (!View.IsArn(arn))
        {
            throw new ArgumentException($"'{arn}' is no view's ARN.", nameof(arn));
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
        var arn = $"arn:aws:ec2:{region}:{account}:instance/{id}";
        return Add(new(arn, account, region, "ec2:instance", reportedAt ?? _clock.GetUtcNow(), tags ?? NoTags));
    }

    public ResourceExplorer AddNode(string account, string region, string id, DateTimeOffset? reportedAt = null)
    {
        var arn = $"arn:aws:ssm:{region}:{account}:managed-instance/{id}";
        return Add(new(arn, account, region, "ssm:managed-instance", reportedAt ?? _clock.GetUtcNow(), NoTags));
    }

    /// <summary>An account's index in a Region; the index is itself a resource that can be listed.</summary>
    public ResourceExplorer AddIndex(
        string account, string region, IndexType type = IndexType.Local, string state = "ACTIVE")
    {
        var index = new MemberIndex(account, region, type, _clock.GetUtcNow()) { State = state };
        Indexes[index.Arn] = index;
        return Add(new(index.Arn, account, region, MemberIndex.ResourceType, index.CreatedAt, NoTags));
    }

    public bool Remove(string arn)
    {
        Indexes.TryRemove(arn, out _);
        return Resources.Remove(arn);
    }

    /// <summary>Forgets the resources and indexes; the views stay.</summary>
    public void Clear()
    {
        Indexes.Clear();
        Resources.Clear();
    }

    internal bool TryCall() => _budget.TryTake();
}
