using LocalAws.Serving;

namespace LocalAws.Findings;

/// <summary>The findings of Security Hub CSPM for every account and Region that it aggregates.</summary>
public sealed class SecurityHub
{
    private static readonly Dictionary<string, string> Standards = new()
    {
        ["fsbp"] = "aws-foundational-security-best-practices/v/1.0.0",
        ["cis"] = "cis-aws-foundations-benchmark/v/3.0.0",
        ["nist"] = "nist-800-53/v/5.0.0",
        ["pci"] = "pci-dss/v/3.2.1",
    };

    private readonly TimeProvider _clock;
    private readonly CallBudget _budget;

    internal SecurityHub(TimeProvider clock)
    {
        _clock = clock;
        // AWS allows GetFindings 3 calls a second, and bursts of 6.
        _budget = new CallBudget(clock, burstSeconds: 2);
    }

    /// <summary>The quota above which a call is throttled, a burst being two seconds' worth; null for none.</summary>
    public double? CallsPerSecond
    {
        get => _budget.PerSecond;
        set => _budget.PerSecond = value;
    }

    /// <summary>Whether the account has Security Hub at all.</summary>
    public bool Subscribed { get; set; } = true;

    /// <summary>The Region that has the findings of all Regions, any other only its own; null if none has.</summary>
    public string? HomeRegion { get; set; } = LocalAwsServer.Region;

    internal Shelf<(string Resource, string Generator), Finding> Findings { get; } =
        new(finding => (finding.ResourceId, finding.GeneratorId));

    internal DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>A finding; the same resource's earlier one of the same control and standard is updated.</summary>
    public SecurityHub Add(Finding finding)
    {
        Findings.Put(finding);
        return this;
    }

    /// <param name="account">Whose instance it is.</param>
    /// <param name="region">Where it is.</param>
    /// <param name="instanceId">Its id, without the ARN.</param>
    /// <param name="status">PASSED, FAILED, WARNING or NOT_AVAILABLE.</param>
    /// <param name="updatedAt">The time of the update. The default is now.</param>
    /// <param name="standard">fsbp, cis, nist, pci or the prefix of a GeneratorId. Null if consolidated.</param>
    /// <param name="recordState">ACTIVE or ARCHIVED.</param>
    /// <param name="workflow">NEW, NOTIFIED, RESOLVED or SUPPRESSED.</param>
    /// <param name="productName">The product name. Older findings have another one.</param>
    public SecurityHub AddSsm1(
        string account,
        string region,
        string instanceId,
        string status,
        DateTimeOffset? updatedAt = null,
        string? standard = null,
        string recordState = "ACTIVE",
        string workflow = "NEW",
        string productName = "Security Hub CSPM") => Add(new()
        {
            Account = account,
            Region = region,
            ResourceId = $"arn:aws:ec2:{region}:{account}:instance/{instanceId}",
            Status = status,
            UpdatedAt = updatedAt ?? Now,
            Standard = standard is null ? null : Standards.GetValueOrDefault(standard, standard),
            RecordState = recordState,
            Workflow = workflow,
            ProductName = productName,
        });

    /// <summary>Removes all findings of a resource.</summary>
    public bool Remove(string resourceId) => Findings.Remove(finding => finding.ResourceId == resourceId);

    public void Clear() => Findings.Clear();

    internal bool TryCall() => _budget.TryTake();
}
