namespace FleetDiff.Core.Model.Reports;

/// <summary>The differences between two runs, which <c>fleetdiff compare</c> shows and writes.</summary>
public sealed record RunComparison
{
    /// <summary>The schema that this version writes.</summary>
    public const string CurrentSchema = "fleetdiff/comparison/v1";

    /// <summary>The schema of this comparison.</summary>
    public required string Schema { get; init; }

    /// <summary>The earlier run.</summary>
    public required ComparedRun Before { get; init; }

    /// <summary>The later run.</summary>
    public required ComparedRun After { get; init; }

    /// <summary>The reasons why a difference may not be a change of the fleet, one sentence each.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The instances that are unmanaged in the later run and not in the earlier run.</summary>
    public required IReadOnlyList<ChangedInstance> Unmanaged { get; init; }

    /// <summary>
    /// The instances that are managed or dormant in the later run and were unmanaged in the earlier run, or disputed there
    /// after they were unmanaged.
    /// </summary>
    public required IReadOnlyList<ChangedInstance> Resolved { get; init; }

    /// <summary>
    /// The instances that were unmanaged, exempt, dormant or disputed in the earlier run and are not in the later inventory.
    /// </summary>
    public required IReadOnlyList<ChangedInstance> Removed { get; init; }

    /// <summary>
    /// The instances with any other change of status. Managed instances that were added or removed are only counted.
    /// </summary>
    public required IReadOnlyList<ChangedInstance> Changed { get; init; }

    /// <summary>The number of instances by earlier and later status, including unchanged ones.</summary>
    public required IReadOnlyList<StatusTransition> Transitions { get; init; }

    /// <summary>The counts of each account in both runs.</summary>
    public required IReadOnlyList<AccountComparison> Accounts { get; init; }

    /// <summary>The counts of each Region in both runs.</summary>
    public required IReadOnlyList<RegionComparison> Regions { get; init; }

    /// <summary>Returns the number of instances with one status before and another after.</summary>
    public int Count(InstanceStatus before, InstanceStatus after) =>
        Transitions.FirstOrDefault(t => t.Before == before && t.After == after)?.Count ?? 0;
}

/// <summary>One of the two runs.</summary>
/// <param name="Date">The date of the run, in the configured time zone.</param>
/// <param name="Suspect">Whether the inventory looks wrong as a whole.</param>
/// <param name="Totals">The counts.</param>
public sealed record ComparedRun(DateOnly Date, bool Suspect, Totals Totals);

/// <summary>The number of instances that changed from one status to another.</summary>
/// <param name="Before">The status in the earlier run.</param>
/// <param name="After">The status in the later run.</param>
/// <param name="Count">The number of instances.</param>
public sealed record StatusTransition(InstanceStatus Before, InstanceStatus After, int Count);

/// <summary>The counts of one account in both runs; null in a run where it has no instance.</summary>
/// <param name="Account">The account, 12 digits.</param>
/// <param name="Before">The counts in the earlier run, or null.</param>
/// <param name="After">The counts in the later run, or null.</param>
public sealed record AccountComparison(string Account, AccountCount? Before, AccountCount? After);

/// <summary>The counts of one Region in both runs; null in a run where it has no instance.</summary>
/// <param name="Region">The code of the Region.</param>
/// <param name="Before">The counts in the earlier run, or null.</param>
/// <param name="After">The counts in the later run, or null.</param>
public sealed record RegionComparison(string Region, RegionCount? Before, RegionCount? After);
