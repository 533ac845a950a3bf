using System.Text.Json.Serialization;

namespace FleetDiff.Core.Model.Reports;

/// <summary>The report of a run: <c>report.json</c>, and the source of every other format and of the alert.</summary>
/// <remarks>
/// A list that is missing in an earlier report reaches its setter as null: the code that System.Text.Json generates sets
/// every init property and ignores initializers (dotnet/runtime issue 84484).
/// </remarks>
public sealed record Report
{
    /// <summary>The schema that this version writes and reads.</summary>
    public const string CurrentSchema = "fleetdiff/report/v1";

    /// <summary>The schema of this report.</summary>
    public required string Schema { get; init; }

    /// <summary>The date of the run, in the configured time zone.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The time at which the report was created, UTC. No other field depends on the clock.</summary>
    public required DateTimeOffset GeneratedAt { get; init; }

    /// <summary>The version of FleetDiff that created the report; null in reports of earlier versions.</summary>
    public string? Version { get; init; }

    /// <summary>Whether the inventory looks wrong as a whole.</summary>
    public required bool Suspect { get; init; }

    /// <summary>What looks wrong and the likely cause; null when the report is not suspect.</summary>
    public string? SuspectBecause { get; init; }

    /// <summary>The accounts whose number of instances jumped since the baseline, sorted by account.</summary>
    public IReadOnlyList<AccountCountJump> Jumps { get; init => field = value ?? []; } = [];

    /// <summary>The large losses of managed nodes since the baseline.</summary>
    public IReadOnlyList<NodeLoss> NodeLosses { get; init => field = value ?? []; } = [];

    /// <summary>The date of the baseline; null for the first run.</summary>
    public DateOnly? ComparedWith { get; init; }

    /// <summary>What could not be read or parsed, one sentence each.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The view that was read.</summary>
    public required View View { get; init; }

    /// <summary>The result of reading each source.</summary>
    public required IReadOnlyList<SourceResult> Sources { get; init; }

    /// <summary>
    /// The SHA-256 of the run's <c>instances.jsonl.gz</c>, 64 hexadecimal digits; null until that file is written, and in
    /// reports of earlier versions.
    /// </summary>
    public string? InstancesSha256 { get; init; }

    /// <summary>The counts.</summary>
    public required Totals Totals { get; init; }

    /// <summary>
    /// The unmanaged instances that this run alerts: not unmanaged in the baseline, or at the end of their grace period.
    /// Instances in their grace period are not included.
    /// </summary>
    public required IReadOnlyList<ReportedInstance> New { get; init => field = value ?? []; }

    /// <summary>
    /// The instances that are managed or dormant now and were unmanaged in the baseline, or when they became disputed.
    /// </summary>
    public required IReadOnlyList<ReportedInstance> Resolved { get; init => field = value ?? []; }

    /// <summary>
    /// The instances of the baseline, with their state there, that are no longer in the inventory although their account and
    /// Region can be seen, or because their account is closed or left the scope of the view. In the latter case
    /// <see cref="ReportedInstance.Because"/> states that.
    /// </summary>
    public required IReadOnlyList<ReportedInstance> Removed { get; init => field = value ?? []; }

    /// <summary>The unmanaged instances that are not exempt, including the new ones.</summary>
    public required IReadOnlyList<ReportedInstance> Unmanaged { get; init; }

    /// <summary>The unmanaged instances that are exempt.</summary>
    public required IReadOnlyList<ReportedInstance> Exempted { get; init; }

    /// <summary>The stopped instances that are managed again when they start.</summary>
    public IReadOnlyList<ReportedInstance> Dormant { get; init => field = value ?? []; } = [];

    /// <summary>
    /// The instances on which the sources disagree: the disputed ones, and those that another source reports and the
    /// inventory does not list.
    /// </summary>
    public required IReadOnlyList<ReportedInstance> Disagreements { get; init; }

    /// <summary>
    /// The causes of the unmanaged instances, ranked by the number of instances that their fix would bring back.
    /// </summary>
    public IReadOnlyList<RankedFix> Fixes { get; init => field = value ?? []; } = [];

    /// <summary>What happened to the instances that were unmanaged a week ago; null when the archive is younger.</summary>
    public FixProgress? FixProgress { get; init; }

    /// <summary>The groups of unmanaged instances, largest first.</summary>
    public IReadOnlyList<InstanceGroup> Groups { get; init => field = value ?? []; } = [];

    /// <summary>
    /// The groups that later runs need and that <see cref="Groups"/> does not list: those that had unmanaged instances in the
    /// last four weeks, and those with a single unmanaged instance.
    /// </summary>
    public IReadOnlyList<InstanceGroup> KnownGroups { get; init => field = value ?? []; } = [];

    /// <summary>
    /// The number of exempt instances that were unmanaged and not exempt in the baseline, or when they became disputed.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int BecameExempt { get; init; }

    /// <summary>The exemption rules with their status: the rules of the file in its order, then the tags by account.</summary>
    public IReadOnlyList<ExemptionSummary> Exemptions { get; init => field = value ?? []; } = [];

    /// <summary>
    /// The instances of the inventory that were unmanaged earlier and were resolved. They distinguish reopened from new.
    /// </summary>
    public IReadOnlyList<ResolvedInstance> Closed { get; init => field = value ?? []; } = [];

    /// <summary>The managed nodes <c>i-…</c> whose instance is not in the inventory.</summary>
    public required IReadOnlyList<OrphanedNode> OrphanedNodes { get; init; }

    /// <summary>The accounts and Regions that the inventory does not cover.</summary>
    public required IReadOnlyList<BlindSpot> BlindSpots { get; init; }

    /// <summary>
    /// What the run sees of each account of the organization, and of each account with an index or an instance; sorted by
    /// account.
    /// </summary>
    public IReadOnlyList<AccountCoverage> Coverage { get; init => field = value ?? []; } = [];

    /// <summary>
    /// The accounts that are new in the organization since the last run that read it, sorted by account. Each is in one
    /// report only. Closed accounts and those outside the scope of the view are not included.
    /// </summary>
    public IReadOnlyList<NewAccount> NewAccounts { get; init => field = value ?? []; } = [];

    /// <summary>The counts by account.</summary>
    public required IReadOnlyList<AccountCount> Accounts { get; init; }

    /// <summary>The counts by Region.</summary>
    public required IReadOnlyList<RegionCount> Regions { get; init; }

    /// <summary>
    /// The number of instances listed in each account and Region, sorted. Where an account and Region cannot be seen, the
    /// number is that of the last run that could see it.
    /// </summary>
    public IReadOnlyList<AccountRegionCount> AccountRegions { get; init => field = value ?? []; } = [];

    /// <summary>The counts by platform; empty unless Systems Manager is a source.</summary>
    public required IReadOnlyList<NamedCount> Platforms { get; init; }

    /// <summary>The counts by version of the SSM Agent; empty unless Systems Manager is a source.</summary>
    public required IReadOnlyList<NamedCount> AgentVersions { get; init; }

    /// <summary>The counts of the runs up to this one that were not suspect, at most 400, oldest first.</summary>
    public required IReadOnlyList<RunCounts> History { get; init; }

    /// <summary>The unmanaged, exempt, dormant and disputed instances: all with a row in the report.</summary>
    [JsonIgnore]
    public IEnumerable<ReportedInstance> Rows => Unmanaged.Concat(Exempted).Concat(Dormant).Concat(Disagreements);

    /// <summary>Whether instances may be hidden: by the view, or in an account or Region that can no longer be seen.</summary>
    internal bool HidesInstances => View.HidesInstances || BlindSpots.Any(spot => spot.LastSeen is not null);

    /// <summary>
    /// Whether the report is an all-clear: no instance is unmanaged, or was when it became disputed; everything that was seen
    /// before can still be seen; no account lost half of its instances, some of which may only be hidden; and the view hides
    /// nothing.
    /// </summary>
    [JsonIgnore]
    public bool IsAllClear => Unmanaged.Count == 0 && !Disagreements.Any(row => row.IsOpen) && !Jumps.Any(jump => jump.IsFall)
        && !HidesInstances;

    /// <summary>
    /// Returns the report as it is stored: the lists of changes have no tags, because the lists of open instances and
    /// <c>instances.jsonl.gz</c> have them. The tags of a removed instance are in the baseline.
    /// </summary>
    public Report WithoutRepeatedTags() => this with
    {
        New = RemoveTags(New),
        Resolved = RemoveTags(Resolved),
        Removed = RemoveTags(Removed),
    };

    private static IReadOnlyList<ReportedInstance> RemoveTags(IReadOnlyList<ReportedInstance> rows) =>
        [.. rows.Select(row => row with { Tags = default })];
}
