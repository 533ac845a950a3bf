namespace FleetDiff.Reporting.Html;

/// <summary>The headline of a report.</summary>
/// <param name="Kind">
/// The kind, a class name of the style sheet: <c>suspect</c>, <c>first</c>, <c>quiet</c>, <c>clear</c>, <c>news</c>.
/// </param>
/// <param name="Sign">The kind in one or two words, for people.</param>
/// <param name="Title">The most important number, in a few words.</param>
/// <param name="Text">The summary, in sentences. It can contain untrusted text.</param>
internal sealed record ReportHeadline(string Kind, string Sign, string Title, string Text)
{
    /// <summary>Whether the page lists new exemptions by tag below the headline.</summary>
    public bool NamesExemptions => Kind is "quiet" or "news";

    public static ReportHeadline Create(ReportSummary summary)
    {
        var (report, totals) = (summary.Report, summary.Totals);
        var (open, text) = (totals.Unmanaged, $"{summary.Counts} {summary.Changes}");
        // Incomplete coverage limits the statement.
        var none = $"No unmanaged instances{(summary.SeesAll ? "" : " (incomplete coverage)")}";
        var exempt = totals.Exempt == 0 ? "" : $", {TextFormat.Number(totals.Exempt)} exempt";
        return report switch
        {
            { Suspect: true } => new("suspect", "Suspect report", "The inventory looks wrong",
                $"{report.SuspectBecause} The report is kept. Do not rely on its numbers yet."
                + (report.ComparedWith is { } then ? $" The baseline is still the report of {TextFormat.Date(then)}." : "")),
            { ComparedWith: null } when open > 0 => new(
                "first", "First report", $"{summary.UnmanagedOfAll} {(open == 1 ? "is" : "are")} unmanaged", text),
            _ when open == 0 && !report.IsAllClear =>
                new("quiet", "No unmanaged instances listed", none, text),
            _ when open == 0 && (report.BecameExempt > 0 || summary.NewExemptions.Count > 0) =>
                new("quiet", "Exempt", $"{none}{exempt}", text),
            _ when open == 0 => new("clear", summary.IsFirst ? "First report, all clear" : "All clear", $"{none}{exempt}", text),
            _ when summary.NewCount == 0 =>
                new("quiet", "Nothing new", $"Nothing new, {TextFormat.Number(open)} still open", text),
            _ => new("news", "New", TextFormat.Count(summary.NewCount, "new unmanaged instance"), text),
        };
    }
}
