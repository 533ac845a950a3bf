using System.Globalization;
using FleetDiff.Fleet;

namespace FleetDiff.Reporting.Page;

/// <summary>
/// What a person in a hurry reads: what kind of night it was, how many, how many new, what was not seen.
/// </summary>
internal static class Headline
{
    private const int MostAccounts = 3;

    /// <summary>The night in a few words, for the window's title.</summary>
    public static string Title(Report report) => Said(report).Title;

    public static IEnumerable<string> Of(Report report)
    {
        var (kind, sign, title, text) = Said(report);
        var day = report.Date.ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture);
        return
        [
            $"<body class=\"night-{kind}\">\n<a class=\"skip\" href=\"#main\">Skip to what changed</a>",
            "<header><div class=\"bar\"><p class=\"brand\">FleetDiff</p>"
                + "<nav aria-label=\"Archive\"><a href=\"../index.html\">All nights</a> "
                + "<a href=\"unmanaged.csv\">CSV</a> <a href=\"report.json\">JSON</a></nav></div>",
            $"<p class=\"when\"><span class=\"sign\">{sign}</span> "
                + $"<time datetime=\"{Written.Day(report.Date)}\">{day}</time></p>",
            $"<h1>{title}</h1>\n<p class=\"verdict\">{text}</p>",
            Unseen.Summary(report) is { } unseen
                ? $"<p class=\"notice\"><strong>Incomplete coverage:</strong> <a href=\"#unseen\">{unseen}</a></p>"
                : "",
            "</header>",
        ];
    }

    private static (string Kind, string Sign, string Title, string Text) Said(Report report)
    {
        var (totals, fresh) = (report.Totals, report.NewCount);
        var all = $"{Html.Number(totals.Unmanaged)} of {Html.Count(totals.Instances, "EC2 instance")}";
        var (are, changes, exempted) = (totals.Unmanaged == 1 ? "is" : "are", Changes(report), Exempted(report));
        return report switch
        {
            { Suspect: true } => ("suspect", "Suspect night", "The inventory looks wrong",
                $"{Html.Text(report.SuspectBecause)} The numbers are kept, and not to be believed yet.{Last(report)}"),

            { ComparedWith: null } when totals.Unmanaged > 0 => ("first", "First night", $"{all} {are} unmanaged",
                "This is the baseline: with no night before it, every unmanaged instance counts as new. From the next "
                + "night on this page says what has changed."),

            _ when totals.Unmanaged == 0 && !IncompleteCoverage.IsAllClear(report) =>
                ("quiet", "Nothing listed is unmanaged", NoneUnmanaged(report), $"{Managed(totals)}{exempted} {changes}"),
            _ when totals.Unmanaged == 0 && (report.BecameExempt > 0 || exempted.Length > 0) =>
                ("quiet", "Exempt", $"{NoneUnmanaged(report)}, {Html.Number(totals.Exempt)} exempt",
                    $"{Managed(totals)}{exempted} {changes}"),

            { ComparedWith: null } => ("clear", "First night, all clear", NoneUnmanaged(report), Managed(totals)),

            _ when totals.Unmanaged == 0 => ("clear", "All clear", totals.Exempt == 0
                ? NoneUnmanaged(report)
                : $"{NoneUnmanaged(report)}, {Html.Number(totals.Exempt)} exempt", $"{Managed(totals)} {changes}"),

            _ when fresh == 0 => ("quiet", "Nothing new", $"Nothing new, {Html.Number(totals.Unmanaged)} still open",
                $"{all} {are} still unmanaged.{exempted}{NotAlerted(report)} {changes}"),

            _ => ("news", "New", Html.Count(fresh, "new unmanaged instance"),
                $"{all} {are} unmanaged in all.{exempted}{NotAlerted(report)} {changes}"),
        };
    }

    // Good news is as good as what could be seen.
    private static string NoneUnmanaged(Report report) => report.BlindSpots.Count > 0
        || report.View.HidesInstances
        || report.Sources.Any(source => source.Status != SourceStatus.Complete)
        ? "No unmanaged instance in what could be seen"
        : "No unmanaged instance";

    private static string Managed(Totals totals) =>
        $"Systems Manager manages {Html.Number(totals.Managed)} of {Html.Count(totals.Instances, "EC2 instance")}"
        + Besides(totals.Dormant, "dormant") + Besides(totals.Disputed, "disputed") + Besides(totals.Exempt, "exempt")
        + ".";

    private static string Exempted(Report report)
    {
        var news = ExemptWords.News(report);
        var more = news.Count > MostAccounts ? $" and {Html.Count(news.Count - MostAccounts, "more account")}" : "";
        return news.Count == 0 ? "" : $" <a href=\"#exempt\">{ExemptWords.Heading(report)}</a>: "
            + $"{string.Join("; ", news.Take(MostAccounts).Select(rule => Html.Text(ExemptWords.Of(rule))))}{more}.";
    }

    private static string Besides(int count, string what) => count > 0 ? $", {Html.Number(count)} {what}" : "";

    private static string NotAlerted(Report report) =>
        report.NotAlerted.Any() ? $" Not alerted: {string.Join(", ", report.NotAlerted)}." : "";

    private static string Changes(Report report) => report.ComparedWith is { } then
        ? $"Since {Written.Day(then)}: {Html.Number(report.Resolved.Count)} resolved, "
            + $"{Html.Number(report.Gone.Count)} gone."
        : "";

    private static string Last(Report report) => report.ComparedWith is { } then
        ? $" The last good night was {Written.Day(then)}."
        : "";
}
