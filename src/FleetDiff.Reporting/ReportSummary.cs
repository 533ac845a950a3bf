using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting;

/// <summary>
/// What every output says of a report: page, mail, chat, text message, message for programs, CSV, terminal, Markdown and
/// metrics. They take their counts, groups and sentences from here and make none of their own.
/// </summary>
public sealed class ReportSummary
{
    private readonly HashSet<InstanceKey> _new;
    private readonly Dictionary<(string Account, string Region, string Label), InstanceGroup> _groups;

    /// <summary>The summary of a report.</summary>
    public ReportSummary(Report report)
    {
        Report = report;
        _new = [.. report.New.Select(row => row.Key)];
        // Names are somebody else's: nothing keeps two groups from looking the same.
        _groups = report.Groups.DistinctBy(KeyOf).ToDictionary(KeyOf);
        var others = report.Unmanaged.Where(row => !IsNew(row)).ToLookup(row => row.InGracePeriod);
        (Before, InGrace) = ([.. others[false]], [.. others[true]]);
        NotSeen = [.. Reporting.NotSeen.Of(report)];
        NewExemptions = [.. report.Exemptions.Where(rule => rule.Added > 0).OrderByDescending(rule => rule.Added)];
        SuddenChanges = [.. report.NodeLosses.Select(loss => loss.Description), .. report.Jumps.Select(jump => jump.Description)];
    }

    /// <summary>The report.</summary>
    public Report Report { get; }

    /// <summary>How many there are of each.</summary>
    public Totals Totals => Report.Totals;

    /// <summary>Whether there is no earlier report to compare with.</summary>
    public bool IsFirst => Report.ComparedWith is null;

    /// <summary>What the new instances are listed under: on a first report nothing is new.</summary>
    public string NewTitle => IsFirst ? "Unmanaged" : "New";

    /// <summary>
    /// How many are alerted as new: 0 in the first report, whose unmanaged instances are the baseline, and in a suspect
    /// one.
    /// </summary>
    public int NewCount => IsFirst || Report.Suspect ? 0 : Report.New.Count;

    /// <summary>The unmanaged instances that are neither new nor in their grace period.</summary>
    public IReadOnlyList<ReportedInstance> Before { get; }

    /// <summary>The unmanaged instances that are in their grace period, and so not alerted yet.</summary>
    public IReadOnlyList<ReportedInstance> InGrace { get; }

    /// <summary>How many unmanaged instances are not alerted because their group was news before and replaces them.</summary>
    public int InKnownGroups => CountQuiet(SuppressionReason.KnownGroup);

    /// <summary>How many unmanaged instances come and go; most of them are not alerted any more.</summary>
    public int Intermittent => Report.Unmanaged.Count(row => row.Intermittent is not null);

    /// <summary>What happened to many instances at once, a sentence each.</summary>
    public IReadOnlyList<string> SuddenChanges { get; }

    /// <summary>What could not be seen or understood: limits of the view, failed sources, blind spots, warnings.</summary>
    public IReadOnlyList<NotSeen> NotSeen { get; }

    /// <summary>Whether everything was seen and understood.</summary>
    public bool SeesAll => NotSeen.Count == 0;

    /// <summary>How much of each could not be seen, such as <c>1 blind spot, 2 warnings</c>; null when all was seen.</summary>
    public string? NotSeenInShort => Reporting.NotSeen.InShort(NotSeen);

    /// <summary>The accounts whose tags exempt more instances than before, those with most more first.</summary>
    public IReadOnlyList<ExemptionSummary> NewExemptions { get; }

    /// <summary>What these accounts are listed under.</summary>
    public string NewExemptionsTitle => IsFirst ? "Exempt by tag" : "Newly exempt by tag";

    /// <summary>Unmanaged instances of all, such as <c>28 of 74 EC2 instances</c>.</summary>
    public string UnmanagedOfAll => TextFormat.Part(Totals.Unmanaged, Totals.Instances, "EC2 instance");

    /// <summary>How many there are of each verdict, in a sentence.</summary>
    public string Counts => $"{UnmanagedOfAll} unmanaged: {TextFormat.Number(Totals.Managed)} managed"
        + Besides(Totals.Dormant, "dormant") + Besides(Totals.Disputed, "disputed") + Besides(Totals.Exempt, "exempt")
        + ".";

    /// <summary>How many nodes there are without an instance of the inventory, in a sentence.</summary>
    public string Nodes => $"{TextFormat.Count(Totals.OrphanedNodes, "orphan")}, {TextFormat.Count(Totals.HybridNodes, "hybrid node")}.";

    /// <summary>What has changed since the report it is compared with, in a sentence.</summary>
    public string Changes
    {
        get
        {
            if (Report.ComparedWith is not { } then)
            {
                return "There is no earlier report to compare with: this one is the baseline.";
            }

            var reopened = Report.New.Count(row => row.Reopened is not null);
            return $"Since {TextFormat.Date(then)}: {TextFormat.Number(NewCount)} new"
                + $"{(reopened > 0 ? $" ({TextFormat.Number(reopened)} reopened)" : "")}"
                + string.Concat(NotAlerted().Select(more => $", {more}"))
                + $", {TextFormat.Number(Report.Resolved.Count)} resolved, {TextFormat.Number(Report.Removed.Count)} gone.";
        }
    }

    /// <summary>The counts of each account, most unmanaged first.</summary>
    public IReadOnlyList<PlaceCount> Accounts => field ??= PlaceCount.Sort(Report.Accounts.Select(PlaceCount.Create));

    /// <summary>The counts of each Region, most unmanaged first.</summary>
    public IReadOnlyList<PlaceCount> Regions => field ??= PlaceCount.Sort(Report.Regions.Select(PlaceCount.Create));

    /// <summary>The accounts with unmanaged instances, most first.</summary>
    public IReadOnlyList<OpenAccount> OpenAccounts => field ??= [.. OpenAccount.Of(Report)];

    /// <summary>
    /// What the owner of each account has to look at: its unmanaged, exempt and disputed instances, by account. A suspect
    /// report has none: nobody is to act on it.
    /// </summary>
    public ILookup<string, ReportedInstance> FindingsByAccount => field ??=
        (Report.Suspect ? [] : Report.Unmanaged.Concat(Report.Exempted).Concat(Report.Disagreements))
        .ToLookup(row => row.Account, StringComparer.Ordinal);

    /// <summary>Whether an instance is unmanaged and new.</summary>
    public bool IsNew(ReportedInstance row) => _new.Contains(row.Key);

    /// <summary>The group of an unmanaged instance, or null.</summary>
    public InstanceGroup? GroupOf(ReportedInstance row) =>
        row.Group is null ? null : _groups.GetValueOrDefault((row.Account, row.Region, row.Group));

    /// <summary>What to look at next for an instance: its own step, or that of its group; or null.</summary>
    public NextStep? NextStepOf(ReportedInstance row) => row.Group is null ? row.NextStep : GroupOf(row)?.NextStep;

    /// <summary>What is special about an instance, a few words each.</summary>
    public IEnumerable<Note> NotesOf(ReportedInstance row) => Note.Of(row, Report.Date, GroupOf(row));

    /// <summary>Puts the instances of a list that are in one group together.</summary>
    /// <param name="rows">The instances.</param>
    /// <param name="fewest">How many of a group make a line of their own.</param>
    public GroupedRows Group(IReadOnlyList<ReportedInstance> rows, int fewest = 2) =>
        GroupedRows.Create(rows, fewest, Report.Date, GroupOf);

    /// <summary>
    /// How many more are in their grace period, in brackets, such as <c>(1 more in its grace period)</c>; empty when none
    /// is.
    /// </summary>
    internal string MoreInGrace => InGrace.Count == 0 ? "" : $" ({GraceWords()})";

    private IEnumerable<string> NotAlerted() =>
    [
        .. InGrace.Count == 0 ? [] : new[] { GraceWords() },
        .. from more in new[]
           {
               (Count: InKnownGroups, What: "in known groups"),
               (Count: CountQuiet(SuppressionReason.Intermittent), What: "intermittent"),
           }
           where more.Count > 0
           select $"{TextFormat.Number(more.Count)} more {more.What}",
    ];

    private string GraceWords() => TextFormat.Count(InGrace.Count, "more in its grace period", "more in their grace period");

    private int CountQuiet(SuppressionReason reason) => Report.Unmanaged.Count(row => row.NotAlerted == reason);

    private static string Besides(int count, string what) => count > 0 ? $", {TextFormat.Number(count)} {what}" : "";

    private static (string Account, string Region, string Label) KeyOf(InstanceGroup group) =>
        (group.Account, group.Region, group.Label);
}
