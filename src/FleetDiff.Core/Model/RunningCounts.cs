namespace FleetDiff.Core.Model;

/// <summary>
/// The number of running instances that have something in common, counted by AWS Config over all accounts and Regions of the
/// aggregator, whether or not Systems Manager manages them. What was not counted has no entry.
/// </summary>
public sealed record RunningCounts
{
    /// <summary>The running instances by id of their image, subnet or VPC, and by ARN of their instance profile.</summary>
    public IReadOnlyDictionary<string, int> ByResource { get; init; } = new Dictionary<string, int>();

    /// <summary>
    /// The running instances of an image or an instance profile in each account and Region, for those of which a few instances are
    /// managed.
    /// </summary>
    public IReadOnlyDictionary<(AccountRegion Location, string Id), int> ByLocation { get; init; } =
        new Dictionary<(AccountRegion, string), int>();

    /// <summary>The running instances without an instance profile, by account and Region.</summary>
    public IReadOnlyDictionary<AccountRegion, int> WithoutProfile { get; init; } = new Dictionary<AccountRegion, int>();

    /// <summary>Those of <see cref="WithoutProfile"/> that do not require IMDSv2.</summary>
    public IReadOnlyDictionary<AccountRegion, int> WithoutProfileAndImdsV2 { get; init; } =
        new Dictionary<AccountRegion, int>();
}
