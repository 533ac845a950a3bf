using System.Globalization;

namespace FleetDiff.Reporting.Page;

/// <summary>
/// <c>report.html</c>: the night on one page of less than 2 MB that needs nothing else, for people. What it has no room
/// for is in <c>unmanaged.csv</c> and <c>report.json</c>. Its layout and most of its text are in the file of that name here.
/// </summary>
public static class ReportPage
{
    private const int MostAccounts = 3;

    /// <summary>Writes the page, a piece at a time.</summary>
    public static Task WriteAsync(ReportSummary summary, Stream stream, CancellationToken cancellationToken) =>
        Pieces.WriteAsync(Assets.Report.Fill(Fillings(summary)), stream, cancellationToken);

    // The rows of a section are made when those in front of it are written: they share the page's room.
    private static Dictionary<string, Filling> Fillings(ReportSummary summary)
    {
        var (report, headline, unmanaged) = (summary.Report, ReportHeadline.Create(summary), new Unmanaged(summary));
        var day = Written.Day(report.Date);
        return new(StringComparer.Ordinal)
        {
            ["policy"] = Assets.PolicyElement(withScript: true),
            ["title"] = $"<title>{Html.Text($"FleetDiff {day}: {headline.Title}")}</title>",
            ["style"] = Assets.StyleElement,
            ["body"] = $"<body class=\"night-{headline.Kind}\">",
            ["sign"] = headline.Sign,
            ["date"] = $"<time datetime=\"{day}\">{report.Date.ToString("dddd", CultureInfo.InvariantCulture)}, {day}</time>",
            ["headline"] = headline.Title,
            ["verdict"] = Html.Text(headline.Text) + (headline.NamesExemptions ? Exempted(summary) : ""),
            ["notice"] = summary.NotSeenInShort is { } notSeen
                ? $"<p class=\"notice\"><strong>Incomplete coverage:</strong> <a href=\"#unseen\">{notSeen}</a></p>"
                : "",
            ["cards"] = Cards.Of(summary),
            ["trend"] = new(Trend.Of(report.History)),
            ["sudden"] = Listed(SuddenChanges.Of(summary), summary.SuddenChanges.Count),
            ["new"] = new(unmanaged.New(), Count(report.New.Count), ("title", summary.NewTitle), ("lead", Lead(report))),
            ["disputed"] = Listed(Disputed.Of(report), report.Disagreements.Count),
            ["unseen"] = Listed(Unseen.Of(summary), summary.NotSeen.Count),
            ["open"] = Listed(unmanaged.StillOpen(), unmanaged.Open),
            ["resolved"] = Listed(Closed.Resolved(report), report.Resolved.Count),
            ["gone"] = Listed(Closed.Gone(report), report.Gone.Count),
            ["coverage"] = new(Coverage.Of(summary)),
            ["dormant"] = Listed(Dormant.Of(report), report.Dormant.Count),
            ["exempt"] = Listed(Exempt.Of(report), report.Exempted.Count),
            ["orphans"] = Listed(Orphans.Of(report), report.Orphans.Count),
            ["provenance"] = new(Provenance.Of(report)),
            ["nodes"] = new(Nodes.Of(report)),
            ["made"] = $"Read from {Html.Text(report.View.Arn)}"
                + (report.View.Scope is { } scope ? $", which shows {Html.Text(scope)}" : "")
                + $". Made {Written.Time(report.GeneratedAt)}.",
            ["script"] = Assets.ScriptElement,
        };
    }

    private static Filling Listed(IEnumerable<string> rows, int count) => new(rows, Count(count));

    private static (string Slot, string Html) Count(int count) => ("count", Written.Number(count));

    private static string Lead(Report report) => report.ComparedWith is { } then
        ? $"Unmanaged, and not on <span class=\"whole\">{Written.Day(then)}</span> or in their grace period until now."
        : "Everything that is unmanaged on the first night.";

    private static string Exempted(ReportSummary summary)
    {
        var news = summary.NewExemptions;
        var more = news.Count > MostAccounts ? $" and {Written.Count(news.Count - MostAccounts, "more account")}" : "";
        return news.Count == 0 ? "" : $" <a href=\"#exempt\">{summary.NewExemptionsTitle}</a>: "
            + $"{string.Join("; ", news.Take(MostAccounts).Select(rule => Html.Text(ExemptWords.Of(rule))))}{more}.";
    }
}
