using FleetDiff.Core.Analysis.Alerts;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting;

/// <summary>What a person in a hurry reads of a report.</summary>
/// <param name="Kind">
/// Its kind, as the style sheet knows it: <c>suspect</c>, <c>first</c>, <c>quiet</c>, <c>clear</c>, <c>news</c>.
/// </param>
/// <param name="Sign">Its kind in a word or two.</param>
/// <param name="Title">The most important number, in a few words.</param>
/// <param name="Text">What follows, in sentences. It may hold somebody else's text.</param>
public sealed record ReportHeadline(string Kind, string Sign, string Title, string Text)
{
    /// <summary>Whether the accounts that exempted more instances than before belong below it.</summary>
    public bool NamesExemptions => Kind is "quiet" or "news";

    /// <summary>The headline of a report.</summary>
    public static ReportHeadline Create(ReportSummary summary)
    {
        var (report, totals) = (summary.Report, summary.Totals);
        var (open, text) = (totals.Unmanaged, $"{summary.Counts} {summary.Changes}");
        // Good news is as good as what could be seen.
        var none = $"No unmanaged instance{(summary.SeesAll ? "" : " in what could be seen")}";
        var exempt = totals.Exempt == 0 ? "" : $", {TextFormat.Number(totals.Exempt)} exempt";
        return report switch
        {
            { Suspect: true } => new("suspect", "Suspect night", "The inventory looks wrong",
                $"{report.SuspectBecause} The numbers are kept, and not to be believed yet."
                + (report.ComparedWith is { } then ? $" The last good night was {TextFormat.Date(then)}." : "")),
            { ComparedWith: null } when open > 0 => new(
                "first", "First night", $"{summary.UnmanagedOfAll} {(open == 1 ? "is" : "are")} unmanaged", text),
            _ when open == 0 && !CoverageRules.IsAllClear(report) =>
                new("quiet", "Nothing listed is unmanaged", none, text),
            _ when open == 0 && (report.BecameExempt > 0 || summary.NewExemptions.Count > 0) =>
                new("quiet", "Exempt", $"{none}{exempt}", text),
            _ when open == 0 => new("clear", summary.IsFirst ? "First night, all clear" : "All clear", $"{none}{exempt}", text),
            _ when summary.NewCount == 0 =>
                new("quiet", "Nothing new", $"Nothing new, {TextFormat.Number(open)} still open", text),
            _ => new("news", "New", TextFormat.Count(summary.NewCount, "new unmanaged instance"), text),
        };
    }
}
