using System.Collections;
using System.Text.Json.Serialization;

namespace FleetDiff.Core.Model.Reports;

/// <summary>A night's report: <c>report.json</c>, and what every other format and the alert are made from.</summary>
/// <remarks>
/// A list that earlier reports lack is null for its setter: System.Text.Json's generated code sets every property that
/// has an init, and takes no notice of initializers (dotnet/runtime issue 84484).
/// </remarks>
public sealed record Report
{
    /// <summary>The schema this version writes and reads.</summary>
    public const string CurrentSchema = "fleetdiff/report/v1";

    /// <summary>The schema of this report.</summary>
    public required string Schema { get; init; }

    /// <summary>The night, in the chosen time zone.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>When the report was made, UTC. The only field that depends on the clock.</summary>
    public required DateTimeOffset GeneratedAt { get; init; }

    /// <summary>Whether the inventory looks too wrong to be believed.</summary>
    public required bool Suspect { get; init; }

    /// <summary>What looks wrong and its likely cause, or null.</summary>
    public string? SuspectBecause { get; init; }

    /// <summary>The accounts whose number of instances jumped since the baseline, sorted by account.</summary>
    public IReadOnlyList<AccountCountJump> Jumps { get; init => field = value ?? []; } = [];

    /// <summary>Where so many instances lost their managed node since the baseline that it has one cause.</summary>
    public IReadOnlyList<NodeLoss> NodeLosses { get; init => field = value ?? []; } = [];

    /// <summary>The last good night, which this one is compared with; null for the first.</summary>
    public DateOnly? ComparedWith { get; init; }

    /// <summary>What could not be read or understood, a sentence each.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The view that was read.</summary>
    public required View View { get; init; }

    /// <summary>What each source was asked and how it went.</summary>
    public required IReadOnlyList<SourceResult> Sources { get; init; }

    /// <summary>
    /// The SHA-256 of the night's <c>instances.jsonl.gz</c>, 64 hexadecimal digits; null until that is written, and in
    /// reports of earlier versions.
    /// </summary>
    public string? InstancesSha256 { get; init; }

    /// <summary>How many there are of each.</summary>
    public required Totals Totals { get; init; }

    /// <summary>
    /// Unmanaged and alerted in this run: not unmanaged in the baseline, or at the end of their grace period. Those that
    /// are in their grace period are none of them.
    /// </summary>
    public required IReadOnlyList<ReportedInstance> New { get; init => field = value ?? []; }

    /// <summary>Unmanaged in the last good report, or disputed since it was, and managed or dormant now.</summary>
    public required IReadOnlyList<ReportedInstance> Resolved { get; init => field = value ?? []; }

    /// <summary>
    /// In the last good report, as it stood there, and no longer in the inventory though its account and Region can be
    /// seen.
    /// </summary>
    public required IReadOnlyList<ReportedInstance> Removed { get; init => field = value ?? []; }

    /// <summary>Unmanaged and not exempt, the new ones included.</summary>
    public required IReadOnlyList<ReportedInstance> Unmanaged { get; init; }

    /// <summary>Unmanaged, and a person has said that this is right.</summary>
    public required IReadOnlyList<ReportedInstance> Exempted { get; init; }

    /// <summary>Stopped, and coming back managed.</summary>
    public IReadOnlyList<ReportedInstance> Dormant { get; init => field = value ?? []; } = [];

    /// <summary>
    /// The sources disagree about it: the disputed ones, and such as another source speaks of and the inventory lacks.
    /// </summary>
    public required IReadOnlyList<ReportedInstance> Disagreements { get; init; }

    /// <summary>The unmanaged that belong together, largest first.</summary>
    public IReadOnlyList<InstanceGroup> Groups { get; init => field = value ?? []; } = [];

    /// <summary>
    /// Groups that later runs have to know and that are not listed in <see cref="Groups"/>: those that had unmanaged
    /// instances in the last four weeks, and those of which one instance is unmanaged.
    /// </summary>
    public IReadOnlyList<InstanceGroup> KnownGroups { get; init => field = value ?? []; } = [];

    /// <summary>How many of the exempt instances were unmanaged and not exempt in the last good report, or disputed since they were.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int BecameExempt { get; init; }

    /// <summary>The exemption rules, and how each stands: those of the file in its order, then the tags by account.</summary>
    public IReadOnlyList<ExemptionSummary> Exemptions { get; init => field = value ?? []; } = [];

    /// <summary>
    /// Instances of the inventory that were unmanaged once and were resolved, for telling reopened from new.
    /// </summary>
    public IReadOnlyList<ResolvedInstance> Closed { get; init => field = value ?? []; } = [];

    /// <summary>Managed nodes <c>i-…</c> whose instance is not in the inventory.</summary>
    public required IReadOnlyList<OrphanedNode> OrphanedNodes { get; init; }

    /// <summary>What the inventory cannot see.</summary>
    public required IReadOnlyList<BlindSpot> BlindSpots { get; init; }

    /// <summary>Counts by account.</summary>
    public required IReadOnlyList<AccountCount> Accounts { get; init; }

    /// <summary>Counts by Region.</summary>
    public required IReadOnlyList<RegionCount> Regions { get; init; }

    /// <summary>
    /// What is listed in each account and Region and, where that cannot be seen, what was listed when it last could;
    /// sorted.
    /// </summary>
    public IReadOnlyList<AccountRegionCount> AccountRegions { get; init => field = value ?? []; } = [];

    /// <summary>Counts by platform; empty unless Systems Manager is a source.</summary>
    public required IReadOnlyList<NamedCount> Platforms { get; init; }

    /// <summary>Counts by version of the SSM Agent; empty unless Systems Manager is a source.</summary>
    public required IReadOnlyList<NamedCount> AgentVersions { get; init; }

    /// <summary>The good nights up to this one, at most 400, oldest first.</summary>
    public required IReadOnlyList<RunCounts> History { get; init; }

    /// <summary>
    /// The report as it is written: the lists of changes without tags. The lists of all that is open have them, and so
    /// has <c>instances.jsonl.gz</c>; for a removed instance, the report before.
    /// </summary>
    public Report WithoutRepeatedTags() => this with
    {
        New = new UntaggedRows(New),
        Resolved = new UntaggedRows(Resolved),
        Removed = new UntaggedRows(Removed),
    };

    // Made row by row while they are written.
    private sealed class UntaggedRows(IReadOnlyList<ReportedInstance> rows) : IReadOnlyList<ReportedInstance>
    {
        public int Count => rows.Count;

        public ReportedInstance this[int index] => rows[index] with { Tags = default };

        public IEnumerator<ReportedInstance> GetEnumerator() =>
            rows.Select(row => row with { Tags = default }).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
