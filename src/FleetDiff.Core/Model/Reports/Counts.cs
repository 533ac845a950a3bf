using System.Text.Json.Serialization;

namespace FleetDiff.Core.Model.Reports;

/// <summary>
/// How many there are of each. Every instance is counted once: <c>instances</c> is the sum of <c>managed</c>,
/// <c>dormant</c>, <c>unmanaged</c>, <c>disputed</c> and <c>exempt</c>.
/// </summary>
/// <param name="Instances">EC2 instances in the inventory.</param>
/// <param name="Managed">Managed by Systems Manager.</param>
/// <param name="Dormant">Stopped, and coming back managed.</param>
/// <param name="Unmanaged">Unmanaged and not exempt: the length of the report's <c>unmanaged</c>.</param>
/// <param name="Disputed">The sources disagree.</param>
/// <param name="Exempt">Unmanaged and exempt: the length of the report's <c>exempted</c>.</param>
/// <param name="OrphanedNodes">Managed nodes <c>i-…</c> without an instance; no instances.</param>
/// <param name="HybridNodes">Managed nodes <c>mi-…</c>; no instances.</param>
public sealed record Totals(
    int Instances, int Managed, int Dormant, int Unmanaged, int Disputed, int Exempt, int OrphanedNodes, int HybridNodes);

/// <summary>The counts of one account.</summary>
public sealed record AccountCount(
    string Account, int Instances, int Managed, int Dormant, int Unmanaged, int Disputed, int Exempt);

/// <summary>The counts of one Region.</summary>
public sealed record RegionCount(
    string Region, int Instances, int Managed, int Dormant, int Unmanaged, int Disputed, int Exempt);

/// <summary>The instances that Resource Explorer lists in one account and Region.</summary>
/// <param name="Account">The account.</param>
/// <param name="Region">The Region's code.</param>
/// <param name="Instances">How many, whatever their verdict.</param>
/// <param name="Managed">How many of them are managed.</param>
public sealed record AccountRegionCount(string Account, string Region, int Instances, int Managed)
{
    /// <summary>
    /// The date of the last run that could see it, when this one cannot: the counts are of that date. Null when this run
    /// can.
    /// </summary>
    public DateOnly? LastSeen { get; init; }

    /// <summary>
    /// The date of the last run that listed its nodes, when this one lists none of them and does not believe that; else
    /// null.
    /// </summary>
    public DateOnly? NodesLastSeen { get; init; }

    /// <summary>How many runs in a row have listed none of its nodes, this one included.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int RunsWithoutNodes { get; init; }

    /// <summary>The account and Region together.</summary>
    [JsonIgnore]
    public AccountRegion Key => new(Account, Region);
}

/// <summary>The counts of one good night, for the trend.</summary>
public sealed record RunCounts(DateOnly Date, int Instances, int Managed, int Unmanaged);

/// <summary>A managed node whose instance is not in the inventory.</summary>
public sealed record OrphanedNode(string Account, string Region, string Instance, DateTimeOffset? ReportedAt);

/// <summary>An account, or an account and Region, that the inventory cannot see.</summary>
/// <param name="Account">The account.</param>
/// <param name="Region">The Region's code; null when it is the whole account.</param>
/// <param name="Because">How we know, in a sentence.</param>
public sealed record BlindSpot(string Account, string? Region, string Because)
{
    /// <summary>The date of the last run that could see it; null when none is on record.</summary>
    public DateOnly? LastSeen { get; init; }

    /// <summary>
    /// How many unmanaged instances of it keep their state because they cannot be seen. Exempt ones are not counted.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Unmanaged { get; init; }

    /// <summary>The account, and the Region if it is only that.</summary>
    [JsonIgnore]
    public string Location => Region is null ? Account : $"{Account} {Region}";
}
