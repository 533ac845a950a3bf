using System.Globalization;

namespace FleetDiff.Reporting.Page;

/// <summary>
/// What a person in a hurry reads: what kind of night it was, how many, how many new, what was not seen.
/// </summary>
internal static class Headline
{
    private const int MostAccounts = 3;

    public static IEnumerable<string> Of(ReportSummary summary, ReportHeadline headline)
    {
        var (date, weekday) = (Written.Day(summary.Report.Date), summary.Report.Date.ToString("dddd", CultureInfo.InvariantCulture));
        return
        [
            $"<body class=\"night-{headline.Kind}\">\n<a class=\"skip\" href=\"#main\">Skip to what changed</a>",
            "<header><div class=\"bar\"><p class=\"brand\">FleetDiff</p>"
                + "<nav aria-label=\"Archive\"><a href=\"../index.html\">All nights</a> "
                + "<a href=\"unmanaged.csv\">CSV</a> <a href=\"report.json\">JSON</a></nav></div>",
            $"<p class=\"when\"><span class=\"sign\">{headline.Sign}</span> "
                + $"<time datetime=\"{date}\">{weekday}, {date}</time></p>",
            $"<h1>{headline.Title}</h1>\n<p class=\"verdict\">{Html.Text(headline.Text)}"
                + $"{(headline.NamesExemptions ? Exempted(summary) : "")}</p>",
            summary.NotSeenInShort is { } notSeen
                ? $"<p class=\"notice\"><strong>Incomplete coverage:</strong> <a href=\"#unseen\">{notSeen}</a></p>"
                : "",
            "</header>",
        ];
    }

    private static string Exempted(ReportSummary summary)
    {
        var news = summary.NewExemptions;
        var more = news.Count > MostAccounts ? $" and {Written.Count(news.Count - MostAccounts, "more account")}" : "";
        return news.Count == 0 ? "" : $" <a href=\"#exempt\">{summary.NewExemptionsTitle}</a>: "
            + $"{string.Join("; ", news.Take(MostAccounts).Select(rule => Html.Text(ExemptWords.Of(rule))))}{more}.";
    }
}
