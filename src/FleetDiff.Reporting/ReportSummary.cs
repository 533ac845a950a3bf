namespace FleetDiff.Reporting;

/// <summary>
/// The counts, groups and sentences of a report for every output: page, mail, chat, text message, JSON message, CSV,
/// terminal, Markdown and metrics. All outputs use this class, so that they agree.
/// </summary>
public sealed class ReportSummary
{
    private readonly HashSet<InstanceKey> _new;
    private readonly Dictionary<(string Account, string Region, string Label), InstanceGroup> _groups;

    /// <summary>Creates the summary of a report.</summary>
    public ReportSummary(Report report)
    {
        (Report, AccountNames) = (report, new(report));
        _new = [.. report.New.Select(row => row.Key)];
        // Group names are untrusted input: two groups can have the same name.
        _groups = report.Groups.DistinctBy(GetKey).ToDictionary(GetKey);
        var others = report.Unmanaged.Where(row => !IsNew(row)).ToLookup(row => row.InGracePeriod);
        (Before, InGrace) = ([.. others[false]], [.. others[true]]);
        MissingCoverage = [.. Reporting.MissingCoverage.Create(report, AccountNames)];
        NewExemptions = [.. report.Exemptions.Where(rule => rule.Added > 0).OrderByDescending(rule => rule.Added)];
        SuddenChanges = [.. report.NodeLosses.Select(loss => loss.Description), .. report.Jumps.Select(jump => jump.Description)];
    }

    /// <summary>The report.</summary>
    public Report Report { get; }

    /// <summary>The names and organizational units of the accounts.</summary>
    public AccountNames AccountNames { get; }

    /// <summary>The number of instances of each verdict.</summary>
    public Totals Totals => Report.Totals;

    /// <summary>Whether there is no earlier report to compare with.</summary>
    public bool IsFirst => Report.ComparedWith is null;

    /// <summary>The heading of the new instances. A first report has no new instances.</summary>
    public string NewTitle => IsFirst ? "Unmanaged" : "New";

    /// <summary>
    /// The number of instances that are alerted as new. 0 in a suspect report and in the first report, whose unmanaged
    /// instances are the baseline.
    /// </summary>
    public int NewCount => IsFirst || Report.Suspect ? 0 : Report.New.Count;

    /// <summary>The number of reopened instances among the new ones.</summary>
    public int Reopened => Report.New.Count(row => row.Reopened is not null);

    /// <summary>The unmanaged instances that are neither new nor in their grace period.</summary>
    public IReadOnlyList<ReportedInstance> Before { get; }

    /// <summary>The unmanaged instances in their grace period. They are not alerted yet.</summary>
    public IReadOnlyList<ReportedInstance> InGrace { get; }

    /// <summary>The number of unmanaged instances that are not alerted because an earlier alert covered their group.</summary>
    public int InKnownGroups => CountQuiet(SuppressionReason.KnownGroup);

    /// <summary>The number of intermittent unmanaged instances. Most of them are no longer alerted.</summary>
    public int Intermittent => Report.Unmanaged.Count(row => row.Intermittent is not null);

    /// <summary>Changes that affect many instances at once, one sentence each.</summary>
    public IReadOnlyList<string> SuddenChanges { get; }

    /// <summary>
    /// The accounts that are new in the organization, such as <c>payments-dev (111122223333), Workloads/Dev</c>. Untrusted text.
    /// </summary>
    public IReadOnlyList<string> NewAccounts => field ??=
    [
        .. Report.NewAccounts.Select(account =>
            AccountNames.Format(account.Account, account.AccountName)
            + (account.OrganizationalUnit is { } unit ? $", {unit}" : "")),
    ];

    /// <summary>What the run could not see or parse: limits of the view, failed sources, blind spots, warnings.</summary>
    public IReadOnlyList<MissingCoverage> MissingCoverage { get; }

    /// <summary>Whether coverage is complete.</summary>
    public bool SeesAll => MissingCoverage.Count == 0;

    /// <summary>The counts of missing coverage by kind, such as <c>1 blind spot, 2 warnings</c>; null for none.</summary>
    public string? MissingCoverageShort => Reporting.MissingCoverage.FormatShort(MissingCoverage);

    /// <summary>The accounts whose tags exempt more instances than before, largest increase first.</summary>
    public IReadOnlyList<ExemptionSummary> NewExemptions { get; }

    /// <summary>The fixes that a mail and a chat message name.</summary>
    internal TopFixes TopFixes => field ??= new(this);

    /// <summary>The heading of <see cref="NewExemptions"/>.</summary>
    public string NewExemptionsTitle => IsFirst ? "Exempt by tag" : "Newly exempt by tag";

    /// <summary>The number of unmanaged instances and of all instances, such as <c>28 of 74 EC2 instances</c>.</summary>
    public string UnmanagedOfAll => TextFormat.Part(Totals.Unmanaged, Totals.Instances, "EC2 instance");

    /// <summary>The number of instances of each verdict, in a sentence.</summary>
    public string Counts => $"{UnmanagedOfAll} unmanaged: {TextFormat.Number(Totals.Managed)} managed"
        + FormatAdditions(Totals.Dormant, "dormant") + FormatAdditions(Totals.Disputed, "disputed")
        + FormatAdditions(Totals.Exempt, "exempt") + ".";

    /// <summary>The unmanaged instances of each account by Region, most unmanaged first.</summary>
    public IReadOnlyList<UnmanagedByRegion> UnmanagedByAccount =>
        field ??= UnmanagedByRegion.Create(this, account => account);

    /// <summary>
    /// The unmanaged instances of each organizational unit by Region, most unmanaged first; empty when no organizational unit
    /// is known.
    /// </summary>
    public IReadOnlyList<UnmanagedByRegion> UnmanagedByUnit => field ??=
        UnmanagedByAccount.Any(here => AccountNames.FindUnit(here.Name) is not null)
            ? UnmanagedByRegion.Create(this, account => AccountNames.FindUnit(account) ?? "")
            : [];

    /// <summary>
    /// What happened to the instances that were unmanaged a week ago, in a sentence; null when the archive is younger or there
    /// were none.
    /// </summary>
    public string? Progress => Report.FixProgress is { Open: > 0 } progress
        ? $"{TextFormat.Part(progress.Fixed, progress.Open, "instance")} that "
            + $"{(progress.Open == 1 ? "was" : "were")} unmanaged on {TextFormat.Date(progress.Since)} "
            + $"{(progress.Fixed == 1 ? "is" : "are")} fixed."
        : null;

    /// <summary>The number of managed nodes without an EC2 instance in the inventory, in a sentence.</summary>
    public string Nodes => $"{TextFormat.Count(Totals.OrphanedNodes, "orphaned node")}, "
        + $"{TextFormat.Count(Totals.HybridNodes, "hybrid node")}.";

    /// <summary>The changes since the baseline, in a sentence.</summary>
    public string Changes => Report.ComparedWith is not { } then
        ? "There is no earlier report. This report is the baseline."
        : $"Since {TextFormat.Date(then)}: {TextFormat.Number(NewCount)} new"
            + (Reopened > 0 ? $" ({TextFormat.Number(Reopened)} reopened)" : "")
            + (InGrace.Count > 0 ? $", {FormatGrace()}" : "")
            + FormatAdditions(InKnownGroups, "more in known groups")
            + FormatAdditions(CountQuiet(SuppressionReason.Intermittent), "more intermittent")
            + $", {TextFormat.Number(Report.Resolved.Count)} resolved, {TextFormat.Number(Report.Removed.Count)} removed.";

    /// <summary>The counts of each account, most unmanaged first.</summary>
    public IReadOnlyList<CoverageCount> Accounts => field ??= CoverageCount.Sort(Report.Accounts.Select(CoverageCount.Create));

    /// <summary>The counts of each Region, most unmanaged first.</summary>
    public IReadOnlyList<CoverageCount> Regions => field ??= CoverageCount.Sort(Report.Regions.Select(CoverageCount.Create));

    /// <summary>
    /// The unmanaged, exempt and disputed instances of each account, for its owner. Empty for a suspect report, which
    /// requires no action.
    /// </summary>
    public ILookup<string, ReportedInstance> FindingsByAccount => field ??=
        (Report.Suspect ? [] : Report.Unmanaged.Concat(Report.Exempted).Concat(Report.Disagreements))
        .ToLookup(row => row.Account, StringComparer.Ordinal);

    /// <summary>Returns whether an instance is unmanaged and new.</summary>
    public bool IsNew(ReportedInstance row) => _new.Contains(row.Key);

    /// <summary>Returns the group of an unmanaged instance, or null.</summary>
    internal InstanceGroup? FindGroup(ReportedInstance row) =>
        row.Group is null ? null : _groups.GetValueOrDefault((row.Account, row.Region, row.Group));

    /// <summary>
    /// Formats a fix in one line, such as <c>Image ami-0123456789abcdef0 has no SSM Agent: 41 instances in 6 accounts</c>.
    /// </summary>
    public static string FormatFix(RankedFix fix) =>
        $"{fix.Title}: {TextFormat.Count(fix.Instances, "instance")} in {TextFormat.Count(fix.Accounts.Count, "account")}";

    /// <summary>Formats short notes about an instance. They can contain untrusted text.</summary>
    /// <param name="row">The instance.</param>
    /// <param name="group">The group whose row is above that of the instance, or null. Its notes are omitted.</param>
    public IEnumerable<string> FormatNotes(ReportedInstance row, RowGroup? group = null) => GetNotes(row)
        .Where(note => group is null || (note.Kind != NoteKind.Group && note.Text != group.Since)).Select(note => note.Text);

    /// <summary>Groups the instances of a list.</summary>
    /// <param name="rows">The instances.</param>
    /// <param name="fewest">The smallest number of instances that form a group.</param>
    public GroupedRows CreateGroups(IReadOnlyList<ReportedInstance> rows, int fewest = 2) =>
        GroupedRows.Create(this, rows, fewest);

    /// <summary>Divides instances: those that lost their nodes together, by account and Region, and others by group.</summary>
    internal (IEnumerable<IReadOnlyList<ReportedInstance>> LostTogether, GroupedRows Others) DivideByCause(
        IReadOnlyList<ReportedInstance> rows)
    {
        var lost = rows.ToLookup(row => NodeLoss.Includes(Report, row));
        return (
            lost[true].GroupBy(row => (row.Account, row.Region)).Select(together => together.ToList()),
            CreateGroups([.. lost[false]], fewest: 1));
    }

    internal IEnumerable<Note> GetNotes(ReportedInstance row) => Note.Create(row, Report.Date, FindGroup(row));

    /// <summary>The number of instances in their grace period, such as <c> (1 more in its grace period)</c>; or empty.</summary>
    internal string MoreInGrace => InGrace.Count == 0 ? "" : $" ({FormatGrace()})";

    private string FormatGrace() => TextFormat.Count(InGrace.Count, "more in its grace period", "more in their grace period");

    private int CountQuiet(SuppressionReason reason) => Report.Unmanaged.Count(row => row.NotAlerted == reason);

    private static string FormatAdditions(int count, string what) => count > 0 ? $", {TextFormat.Number(count)} {what}" : "";

    private static (string Account, string Region, string Label) GetKey(InstanceGroup group) =>
        (group.Account, group.Region, group.Label);
}
