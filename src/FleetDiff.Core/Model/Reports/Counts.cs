using System.Text.Json.Serialization;

namespace FleetDiff.Core.Model.Reports;

/// <summary>
/// The counts of a report. Every instance is counted once: <c>instances</c> is the sum of <c>managed</c>, <c>dormant</c>,
/// <c>unmanaged</c>, <c>disputed</c> and <c>exempt</c>.
/// </summary>
/// <param name="Instances">The EC2 instances in the inventory.</param>
/// <param name="Managed">The instances that Systems Manager manages.</param>
/// <param name="Dormant">The stopped instances that are managed again when they start.</param>
/// <param name="Unmanaged">The unmanaged instances that are not exempt: the length of <c>unmanaged</c> in the report.</param>
/// <param name="Disputed">The instances on which the sources disagree.</param>
/// <param name="Exempt">The unmanaged instances that are exempt: the length of <c>exempted</c> in the report.</param>
/// <param name="OrphanedNodes">The managed nodes <c>i-…</c> without an instance; not counted as instances.</param>
/// <param name="HybridNodes">The managed nodes <c>mi-…</c>; not counted as instances.</param>
public sealed record Totals(
    int Instances, int Managed, int Dormant, int Unmanaged, int Disputed, int Exempt, int OrphanedNodes, int HybridNodes);

/// <summary>The counts of one account.</summary>
/// <param name="Account">The account, 12 digits.</param>
/// <param name="Instances">The number of EC2 instances.</param>
/// <param name="Managed">The number of managed instances.</param>
/// <param name="Dormant">The number of dormant instances.</param>
/// <param name="Unmanaged">The number of unmanaged instances that are not exempt.</param>
/// <param name="Disputed">The number of disputed instances.</param>
/// <param name="Exempt">The number of unmanaged instances that are exempt.</param>
public sealed record AccountCount(
    string Account, int Instances, int Managed, int Dormant, int Unmanaged, int Disputed, int Exempt)
{
    /// <summary>The name of the account, or null. Untrusted input.</summary>
    public string? AccountName { get; init; }

    /// <summary>
    /// The names of the account's organizational units, such as <c>Workloads/Prod</c>, or null. Untrusted input.
    /// </summary>
    public string? OrganizationalUnit { get; init; }
}

/// <summary>The counts of one Region.</summary>
/// <param name="Region">The code of the Region.</param>
/// <param name="Instances">The number of EC2 instances.</param>
/// <param name="Managed">The number of managed instances.</param>
/// <param name="Dormant">The number of dormant instances.</param>
/// <param name="Unmanaged">The number of unmanaged instances that are not exempt.</param>
/// <param name="Disputed">The number of disputed instances.</param>
/// <param name="Exempt">The number of unmanaged instances that are exempt.</param>
public sealed record RegionCount(
    string Region, int Instances, int Managed, int Dormant, int Unmanaged, int Disputed, int Exempt);

/// <summary>The number of instances that Resource Explorer lists in one account and Region.</summary>
/// <param name="Account">The account id, 12 digits.</param>
/// <param name="Region">The Region code.</param>
/// <param name="Instances">The number of instances with any verdict.</param>
/// <param name="Managed">The number of managed instances.</param>
public sealed record AccountRegionCount(string Account, string Region, int Instances, int Managed)
{
    /// <summary>
    /// The date of the last run that could see the account and Region, when this run cannot; the counts are of that date.
    /// Null when this run can see it.
    /// </summary>
    public DateOnly? LastSeen { get; init; }

    /// <summary>
    /// The date of the last run that listed the nodes, when this run lists none of them and does not accept that yet; else
    /// null.
    /// </summary>
    public DateOnly? NodesLastSeen { get; init; }

    /// <summary>The number of consecutive runs that listed none of the nodes, including this run.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int RunsWithoutNodes { get; init; }

    /// <summary>The account and Region.</summary>
    [JsonIgnore]
    public AccountRegion Key => new(Account, Region);
}

/// <summary>The counts of one run that was not suspect, for the trend.</summary>
/// <param name="Date">The date of the run, in the configured time zone.</param>
/// <param name="Instances">The number of EC2 instances.</param>
/// <param name="Managed">The number of managed instances.</param>
/// <param name="Unmanaged">The number of unmanaged instances that are not exempt.</param>
public sealed record RunCounts(DateOnly Date, int Instances, int Managed, int Unmanaged);

/// <summary>A managed node whose instance is not in the inventory.</summary>
/// <param name="Account">The account, 12 digits.</param>
/// <param name="Region">The code of the Region.</param>
/// <param name="Instance">The instance id, which is the id of the node.</param>
/// <param name="ReportedAt">When Resource Explorer last observed the node, UTC, or null.</param>
public sealed record OrphanedNode(string Account, string Region, string Instance, DateTimeOffset? ReportedAt);

/// <summary>An account, or an account and Region, that the inventory does not cover.</summary>
/// <param name="Account">The account id, 12 digits.</param>
/// <param name="Region">The Region code; null for the whole account.</param>
/// <param name="Because">The facts that show the blind spot, and how to fix it, as sentences.</param>
public sealed record BlindSpot(string Account, string? Region, string Because)
{
    /// <summary>The date of the last run without this blind spot; null when no such run is on record.</summary>
    public DateOnly? LastSeen { get; init; }

    /// <summary>
    /// The number of unmanaged instances that keep their state because they cannot be seen. Exempt instances are not counted.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Unmanaged { get; init; }

    /// <summary>
    /// Whether the account is expected, and neither its index nor an instance of it is known. Many such accounts have one fix.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool HasNoIndex { get; init; }

    /// <summary>The account, followed by the Region if there is one.</summary>
    [JsonIgnore]
    public string Location => Region is null ? Account : $"{Account} {Region}";
}
