using FleetDiff.Fleet;
using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Views;

/// <summary>A night's report in the terminal.</summary>
internal static class NightView
{
    private static readonly Column<ReportedInstance> Account = Columns.Account<ReportedInstance>(row => row.Account);
    private static readonly Column<ReportedInstance> Region = Columns.Region<ReportedInstance>(row => row.Region);
    private static readonly Column<ReportedInstance> Id = Columns.Id<ReportedInstance>("Instance", row => row.Instance);
    private static readonly Column<ReportedInstance> Name = new("Name", row => row.Name ?? "", Shrinks: true);
    private static readonly Column<ReportedInstance> Since = new("Since", row => Lines.Day(row.FirstUnmanaged));

    /// <summary>The night, with at most so many rows in each list.</summary>
    public static void Show(IAnsiConsole console, Report report, int mostRows)
    {
        console.Line($"Night of {report.Date:yyyy-MM-dd}", Lines.Strong);
        console.Line(Summary(report.Totals), report.Totals.Unmanaged > 0 ? Lines.Plain : Lines.Good);
        console.Line(report.ComparedWith is { } then
            ? $"Since {then:yyyy-MM-dd}: {Lines.Number(report.New.Count)} new, "
                + $"{Lines.Number(report.Resolved.Count)} resolved, {Lines.Number(report.Gone.Count)} gone."
            : "This is the first night on record.");
        if (report.Suspect)
        {
            console.Line($"Suspect: {report.SuspectBecause}", Lines.Bad);
        }

        ShowUnseen(console, report, mostRows);

        var isNew = report.New.Select(row => row.Key).ToHashSet();
        var still = report.Unmanaged.Where(row => !isNew.Contains(row.Key)).ToList();
        Tables.Show(console, new("New", Lines.Bad, mostRows), report.New, Account, Region, Id, Name);
        Tables.Show(console, new("Unmanaged before", Lines.Strong, mostRows), still, Account, Region, Id, Name, Since);
        Tables.Show(console, new("Disputed", Lines.Uneasy, mostRows), report.Disagreements, Account, Region, Id, Name);
        Tables.Show(console, new("Resolved", Lines.Good, mostRows), report.Resolved, Account, Region, Id, Name);
        Tables.Show(console, new("Gone", Lines.Strong, mostRows), report.Gone, Account, Region, Id, Name);
        Tables.Show(console, new("Exempt", Lines.Strong, mostRows), report.Exempted, Account, Region, Id, Name,
            new("Until", row => row.ExemptUntil is { } until ? Lines.Day(until) : "open"));
        Tables.Show(console, new("Orphans: nodes without an instance", Lines.Strong, mostRows), report.Orphans,
            Columns.Account<Orphan>(row => row.Account), Columns.Region<Orphan>(row => row.Region),
            Columns.Id<Orphan>("Node", row => row.Instance),
            new("Last seen", row => Lines.Time(row.ReportedAt), Shrinks: true));
        console.Line();
    }

    /// <summary>The counts of each account and Region.</summary>
    public static void ShowCounts(IAnsiConsole console, Report report)
    {
        ShowCounts(console, "Account", report.Accounts.Select(
            a => Row(a.Account, a.Instances, a.Managed, a.Unmanaged, a.Exempt)));
        ShowCounts(console, "Region", report.Regions.Select(
            r => Row(r.Region, r.Instances, r.Managed, r.Unmanaged, r.Exempt)));
    }

    private static void ShowCounts(IAnsiConsole console, string what, IEnumerable<IEnumerable<Text>> rows)
    {
        var table = Tables.Of(what, "Instances", "Managed", "Unmanaged", "Exempt");
        foreach (var column in table.Columns.Skip(1))
        {
            column.Alignment = Justify.Right;
        }

        foreach (var row in rows)
        {
            table.AddRow(row);
        }

        console.Indented(table);
        console.Line();
    }

    private static IEnumerable<Text> Row(string name, params IEnumerable<int> counts) =>
        counts.Select(Number).Prepend(Lines.Of(name));

    private static Text Number(int number) => Lines.Of(Lines.Number(number), number == 0 ? Lines.Quiet : Lines.Plain);

    private static string Summary(Totals t)
    {
        var rest = new[] { (t.Dormant, "dormant"), (t.Disputed, "disputed"), (t.Exempt, "exempt") }
            .Where(count => count.Item1 > 0)
            .Select(count => $", {Lines.Number(count.Item1)} {count.Item2}");
        return $"{Lines.Number(t.Unmanaged)} of {Lines.Count(t.Instances, "EC2 instance")} unmanaged: "
            + $"{Lines.Number(t.Managed)} managed{string.Concat(rest)}. "
            + $"{Lines.Count(t.Orphans, "orphan")}, {Lines.Count(t.HybridNodes, "hybrid node")}.";
    }

    private static void ShowUnseen(IAnsiConsole console, Report report, int most)
    {
        var unseen = report.Sources.Where(source => source.Status != SourceStatus.Complete)
            .Select(source => $"{KebabCase.Of(source.Name)}: {KebabCase.Of(source.Status)}. {source.Error}")
            .Concat(report.BlindSpots.Select(
                spot => $"Account {$"{spot.Account} {spot.Region}".TrimEnd()}: {spot.Because}"))
            .Concat(report.Warnings)
            .ToList();
        if (unseen.Count == 0)
        {
            return;
        }

        console.Line();
        console.Line($"What could not be seen ({Lines.Number(unseen.Count)})", Lines.Uneasy);
        foreach (var line in unseen.Take(most))
        {
            console.Indented(Lines.Of(line));
        }
    }
}
