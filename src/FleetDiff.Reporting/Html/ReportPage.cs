using System.Globalization;
using FleetDiff.Reporting.Html.Sections;

namespace FleetDiff.Reporting.Html;

/// <summary>
/// Writes <c>report.html</c>: the report as one self-contained page of less than 2 MB. Rows that do not fit are in
/// <c>unmanaged.csv</c> and <c>report.json</c>. The layout and most of the text are in <c>Assets/report.html</c>.
/// </summary>
public static class ReportPage
{
    private const int MaxAccounts = 3;

    /// <summary>Writes the page piece by piece.</summary>
    public static Task WriteAsync(ReportSummary summary, Stream stream, CancellationToken cancellationToken) =>
        PageAssets.Report.WriteAsync(CreateFillings(summary), stream, cancellationToken);

    // The unmanaged instances get the bytes that the other sections leave.
    private static Dictionary<string, Filling> CreateFillings(ReportSummary summary)
    {
        var fillings = CreateOtherFillings(summary);
        var (news, stillOpen) = UnmanagedSection.Render(summary, ByteBudget.CountForUnmanaged(fillings.Values));
        fillings["new"] = new(
            news, FormatCount(summary.Report.New.Count), ("title", summary.NewTitle), ("lead", FormatLead(summary.Report)));
        fillings["open"] = CreateList(stillOpen, summary.Before.Count + summary.InGrace.Count);
        return fillings;
    }

    private static Dictionary<string, Filling> CreateOtherFillings(ReportSummary summary)
    {
        var report = summary.Report;
        var headline = ReportHeadline.Create(summary);
        var day = TextFormat.Date(report.Date);
        return new(StringComparer.Ordinal)
        {
            ["policy"] = PageAssets.PolicyElement(withScript: true),
            ["title"] = $"<title>{HtmlText.Encode($"FleetDiff {day}: {headline.Title}")}</title>",
            ["style"] = PageAssets.StyleElement,
            ["body"] = $"<body class=\"report-{headline.Kind}\">",
            ["sign"] = headline.Sign,
            ["date"] = $"<time datetime=\"{day}\">{report.Date.ToString("dddd", CultureInfo.InvariantCulture)}, {day}</time>",
            ["headline"] = headline.Title,
            ["verdict"] = HtmlText.Encode(headline.Text) + (headline.NamesExemptions ? FormatExempted(summary) : ""),
            ["notice"] = summary.MissingCoverageShort is { } notSeen
                ? $"<p class=\"notice\"><strong>Incomplete coverage:</strong> <a href=\"#blindspots\">{notSeen}</a></p>"
                : "",
            ["cards"] = CardsSection.Render(summary),
            ["trend"] = new(TrendSection.Render(report.History)),
            ["fixes"] = new(FixesSection.Render(summary), ("lead", FixesSection.RenderLead(summary))),
            ["locations"] = new(LocationsSection.Render(summary)),
            ["accounts"] = CreateList(NoteTables.RenderNewAccounts(summary), summary.NewAccounts.Count),
            ["sudden"] = CreateList(NoteTables.RenderSuddenChanges(summary), summary.SuddenChanges.Count),
            ["disputed"] = CreateList(InstanceTables.RenderDisputed(report), report.Disagreements.Count),
            ["blindspots"] = CreateList(NoteTables.RenderMissingCoverage(summary), summary.MissingCoverage.Count),
            ["resolved"] = CreateList(InstanceTables.RenderResolved(report), report.Resolved.Count),
            ["removed"] = CreateList(InstanceTables.RenderRemoved(report), report.Removed.Count),
            ["coverage"] = new(CoverageSection.Render(summary)),
            ["dormant"] = CreateList(InstanceTables.RenderDormant(report), report.Dormant.Count),
            ["exempt"] = CreateList(
                [.. NoteTables.RenderExemptionRules(report), .. InstanceTables.RenderExempt(report)], report.Exempted.Count),
            ["orphaned"] = CreateList(InstanceTables.RenderOrphanedNodes(summary), report.OrphanedNodes.Count),
            ["provenance"] = new(SourcesSection.Render(report)),
            ["nodes"] = new(SourcesSection.RenderNodes(report)),
            ["made"] = $"Read from {HtmlText.Encode(report.View.Arn)}"
                + (report.View.Scope is { } scope ? $", which shows {HtmlText.Encode(scope)}" : "")
                + $". Generated {TextFormat.Time(report.GeneratedAt)}.",
            ["script"] = PageAssets.ScriptElement,
        };
    }

    private static Filling CreateList(IReadOnlyList<string> rows, int count) => new(rows, FormatCount(count));

    private static (string Slot, string Html) FormatCount(int count) => ("count", TextFormat.Number(count));

    private static string FormatLead(Report report) => report.ComparedWith is { } then
        ? $"Newly unmanaged since <span class=\"whole\">{TextFormat.Date(then)}</span>, or past their grace period, by cause."
        : "All unmanaged instances of the first report, by cause.";

    private static string FormatExempted(ReportSummary summary)
    {
        var rules = summary.NewExemptions;
        if (rules.Count == 0)
        {
            return "";
        }

        var first = string.Join("; ", rules.Take(MaxAccounts).Select(rule => HtmlText.Encode(ExemptionText.Format(rule))));
        var more = rules.Count > MaxAccounts ? $" and {TextFormat.Count(rules.Count - MaxAccounts, "more account")}" : "";
        return $" <a href=\"#exempt\">{summary.NewExemptionsTitle}</a>: {first}{more}.";
    }
}
