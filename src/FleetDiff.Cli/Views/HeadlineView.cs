using FleetDiff.Fleet;
using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Views;

/// <summary>The night in a few lines: its counts, what was asked, and what could not be seen.</summary>
internal static class HeadlineView
{
    public static void Show(IAnsiConsole console, Report report, int most)
    {
        console.Line($"Night of {report.Date:yyyy-MM-dd}", Lines.Strong);
        console.Line(Summary(report.Totals), report.Totals.Unmanaged > 0 ? Lines.Plain : Lines.Good);
        console.Line(Since(report));
        if (report.Sources.Count > 1)
        {
            console.Line($"Asked: {string.Join(", ", report.Sources.Select(Asked))}.");
        }

        if (report.Suspect)
        {
            console.Line($"Suspect: {report.SuspectBecause}", Lines.Bad);
        }

        ShowExempted(console, report, most);
        Show(console, "Incomplete coverage", Unseen(report), most);
        Show(console, "Sudden changes", [.. report.SuddenChanges], most);
    }

    /// <summary>How many there are of each, in a sentence.</summary>
    public static string Summary(Totals t)
    {
        var rest = new[] { (t.Dormant, "dormant"), (t.Disputed, "disputed"), (t.Exempt, "exempt") }
            .Where(count => count.Item1 > 0)
            .Select(count => $", {Lines.Number(count.Item1)} {count.Item2}");
        return $"{Lines.Number(t.Unmanaged)} of {Lines.Count(t.Instances, "EC2 instance")} unmanaged: "
            + $"{Lines.Number(t.Managed)} managed{string.Concat(rest)}. "
            + $"{Lines.Count(t.Orphans, "orphan")}, {Lines.Count(t.HybridNodes, "hybrid node")}.";
    }

    /// <summary>What has changed since the last good night, in a sentence.</summary>
    public static string Since(Report report)
    {
        if (report.ComparedWith is not { } then)
        {
            return "This is the first night on record.";
        }

        var reopened = report.New.Count(row => row.Reopened is not null);
        return $"Since {then:yyyy-MM-dd}: {Lines.Number(report.NewCount)} new"
            + $"{(reopened > 0 ? $" ({Lines.Number(reopened)} reopened)" : "")}, "
            + string.Concat(report.NotAlerted.Select(more => $"{more}, "))
            + $"{Lines.Number(report.Resolved.Count)} resolved, {Lines.Number(report.Gone.Count)} gone.";
    }

    private static string Asked(SourceLedger source) =>
        $"{SourceWords.Of(source.Name)}{(source.Status == SourceStatus.Complete ? "" : $" ({SourceWords.Of(source.Status)})")}";

    /// <summary>What could not be seen, a line each.</summary>
    public static IReadOnlyList<string> Unseen(Report report) =>
    [
        .. IncompleteCoverage.Lines(report),
    ];

    private static void ShowExempted(IAnsiConsole console, Report report, int most)
    {
        var news = ExemptWords.News(report);
        if (news.Count == 0)
        {
            return;
        }

        console.Line();
        console.Line($"{ExemptWords.Heading(report)} ({Lines.Number(news.Sum(rule => rule.Added))})", Lines.Uneasy);
        foreach (var rule in news.Take(most))
        {
            console.Indented(Lines.Of(ExemptWords.Of(rule)));
        }

        if (news.Count > most)
        {
            console.Line($"  and {Lines.Count(news.Count - most, "more account")}, in the report", Lines.Quiet);
        }
    }

    private static void Show(IAnsiConsole console, string heading, IReadOnlyList<string> sentences, int most)
    {
        if (sentences.Count == 0)
        {
            return;
        }

        console.Line();
        console.Line($"{heading} ({Lines.Number(sentences.Count)})", Lines.Uneasy);
        foreach (var line in sentences.Take(most))
        {
            console.Indented(Lines.Of(line));
        }

        if (sentences.Count > most)
        {
            console.Line($"  and {Lines.Number(sentences.Count - most)} more, in the report", Lines.Quiet);
        }
    }
}
