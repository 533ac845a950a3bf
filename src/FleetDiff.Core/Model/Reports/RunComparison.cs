namespace FleetDiff.Core.Model.Reports;

/// <summary>What is different between two nights: what <c>fleetdiff compare</c> shows and writes.</summary>
public sealed record RunComparison
{
    /// <summary>The schema this version writes.</summary>
    public const string CurrentSchema = "fleetdiff/comparison/v1";

    /// <summary>The schema of this comparison.</summary>
    public required string Schema { get; init; }

    /// <summary>The earlier night.</summary>
    public required ComparedRun Before { get; init; }

    /// <summary>The later night.</summary>
    public required ComparedRun After { get; init; }

    /// <summary>Why the difference may be none in the fleet, a sentence each.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Unmanaged on the later night, and not on the earlier one.</summary>
    public required IReadOnlyList<ChangedInstance> Unmanaged { get; init; }

    /// <summary>
    /// Unmanaged on the earlier night, or disputed there since it was, and managed or dormant on the later one.
    /// </summary>
    public required IReadOnlyList<ChangedInstance> Resolved { get; init; }

    /// <summary>Unmanaged, exempt, dormant or disputed on the earlier night, and not in the later inventory.</summary>
    public required IReadOnlyList<ChangedInstance> Removed { get; init; }

    /// <summary>
    /// Every other change of a verdict. Managed instances that came and went are counted, and not listed.
    /// </summary>
    public required IReadOnlyList<ChangedInstance> Changed { get; init; }

    /// <summary>How many instances went from which standing to which, unchanged ones included.</summary>
    public required IReadOnlyList<StatusTransition> Transitions { get; init; }

    /// <summary>The counts of each account on both nights.</summary>
    public required IReadOnlyList<AccountComparison> Accounts { get; init; }

    /// <summary>The counts of each Region on both nights.</summary>
    public required IReadOnlyList<RegionComparison> Regions { get; init; }

    /// <summary>How many instances went from one standing to another.</summary>
    public int Count(InstanceStatus before, InstanceStatus after) =>
        Transitions.FirstOrDefault(t => t.Before == before && t.After == after)?.Count ?? 0;
}

/// <summary>One of the two nights.</summary>
/// <param name="Date">The night, in the chosen time zone.</param>
/// <param name="Suspect">Whether its inventory looks too wrong to be believed.</param>
/// <param name="Totals">Its counts.</param>
public sealed record ComparedRun(DateOnly Date, bool Suspect, Totals Totals);

/// <summary>How many instances went from one standing to another.</summary>
/// <param name="Before">How they stood on the earlier night.</param>
/// <param name="After">How they stand on the later night.</param>
/// <param name="Count">How many.</param>
public sealed record StatusTransition(InstanceStatus Before, InstanceStatus After, int Count);

/// <summary>The counts of one account on both nights; null where it has no instance.</summary>
public sealed record AccountComparison(string Account, AccountCount? Before, AccountCount? After);

/// <summary>The counts of one Region on both nights; null where it has no instance.</summary>
public sealed record RegionComparison(string Region, RegionCount? Before, RegionCount? After);
