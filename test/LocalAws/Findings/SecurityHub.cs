using LocalAws.Serving;

namespace LocalAws.Findings;

/// <summary>The findings of Security Hub CSPM for every account and Region that it aggregates.</summary>
public sealed class SecurityHub
{
    /// <summary>Whether the account has Security Hub at all.</summary>
    public bool Subscribed { get; set; } = true;

    /// <summary>The Region that has the findings of all Regions, any other only its own; null if none has.</summary>
    public string? HomeRegion { get; set; } = LocalAwsServer.Region;

    internal Shelf<(string Resource, string Generator), Finding> Findings { get; } =
        new(finding => (finding.ResourceId, finding.GeneratorId));

    /// <summary>Adds a finding. It replaces an earlier finding of the same resource, control and standard.</summary>
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
    /// <param name="standard">The prefix of the GeneratorId. Null if control findings are consolidated.</param>
    public SecurityHub AddSsm1(
        string account,
        string region,
        string instanceId,
        string status,
        DateTimeOffset? updatedAt = null,
        string? standard = null) => Add(new()
        {
            Account = account,
            Region = region,
            ResourceId = $"arn:aws:ec2:{region}:{account}:instance/{instanceId}",
            Status = status,
            UpdatedAt = updatedAt ?? DateTimeOffset.UtcNow,
            Standard = standard,
        });

    public void Clear() => Findings.Clear();
}
