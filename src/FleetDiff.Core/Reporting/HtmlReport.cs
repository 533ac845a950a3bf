using System.Globalization;
using System.Net;
using FleetDiff.Fleet;

namespace FleetDiff.Reporting;

/// <summary><c>report.html</c>: the night on one page that needs nothing else.</summary>
public static class HtmlReport
{
    // A page that still opens: the rest is in report.json.
    private const int MostRows = 2000;

    private const string Head = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <style>
        :root { color-scheme: light dark; }
        body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
        table { border-collapse: collapse; width: 100%; margin-bottom: 2rem; }
        caption { text-align: left; font-weight: 600; font-size: 1.2rem; padding: .5rem 0; }
        th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid #8886; }
        td { overflow-wrap: anywhere; }
        .suspect { border: 2px solid #c60; padding: .5rem 1rem; }
        </style>

        """;

    /// <summary>Writes the page.</summary>
    public static async Task WriteAsync(Report report, Stream stream, CancellationToken cancellationToken)
    {
        var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
        await using (writer)
        {
            foreach (var piece in Page(report))
            {
                cancellationToken.ThrowIfCancellationRequested();
                await writer.WriteLineAsync(piece);
            }
        }
    }

    private static IEnumerable<string> Page(Report report) =>
    [
        Head,
        $"<title>FleetDiff {Day(report.Date)}</title>\n</head>\n<body>",
        $"<h1>EC2 instances that Systems Manager does not manage, {Day(report.Date)}</h1>",
        report.Suspect
            ? $"<p class=\"suspect\"><strong>Suspect night.</strong> {Escape(report.SuspectBecause)}</p>"
            : $"<p><strong>{report.Totals.Unmanaged}</strong> of {report.Totals.Instances} instances are unmanaged, "
                + $"{report.New.Count} of them new. {Since(report)}</p>",
        .. Table("Totals", ["Instances", "Managed", "Dormant", "Unmanaged", "Disputed", "Exempt", "Orphans", "Hybrid nodes"],
            [[.. Numbers(report.Totals)]]),
        .. Table("What could not be seen or understood", ["What", "Why"], [.. Unseen(report)]),
        .. Instances("New", report.New),
        .. Instances("Unmanaged", report.Unmanaged),
        .. Instances("Resolved", report.Resolved),
        .. Instances("Gone", report.Gone),
        .. Instances("Disputed", report.Disagreements),
        .. Table("Exempt", ["Account", "Region", "Instance", "Name", "Rule"],
            [.. report.Exempted.Take(MostRows).Select(row => Row(row, row.ExemptBy))], report.Exempted.Count),
        .. Table("Orphans: nodes without an instance", ["Account", "Region", "Instance", "Last reported (UTC)"],
            [.. report.Orphans.Take(MostRows).Select(o => new[] { o.Account, o.Region, o.Instance, Time(o.ReportedAt) })],
            report.Orphans.Count),
        .. Table("Accounts", ["Account", "Instances", "Managed", "Unmanaged", "Exempt"],
            [.. report.Accounts.Select(a => new[] { a.Account, N(a.Instances), N(a.Managed), N(a.Unmanaged), N(a.Exempt) })]),
        .. Table("Regions", ["Region", "Instances", "Managed", "Unmanaged", "Exempt"],
            [.. report.Regions.Select(r => new[] { r.Region, N(r.Instances), N(r.Managed), N(r.Unmanaged), N(r.Exempt) })]),
        $"<p>View {Escape(report.View.Arn)}. Made {Time(report.GeneratedAt)} UTC.</p>\n</body>\n</html>",
    ];

    private static IEnumerable<string> Instances(string caption, IReadOnlyList<ReportedInstance> rows) =>
        Table(caption, ["Account", "Region", "Instance", "Name", "Unmanaged since", "Why"],
            [.. rows.Take(MostRows).Select(row => Row(row, Day(row.FirstUnmanaged), row.Because))], rows.Count);

    private static IEnumerable<string> Table(string caption, string[] heads, IReadOnlyList<string?[]> rows, int all = 0)
    {
        if (rows.Count == 0)
        {
            yield break;
        }

        yield return $"<table><caption>{Escape(caption)}</caption>\n<thead><tr>"
            + $"{string.Concat(heads.Select(head => $"<th scope=\"col\">{Escape(head)}</th>"))}</tr></thead>\n<tbody>";
        foreach (var row in rows)
        {
            yield return $"<tr>{string.Concat(row.Select(cell => $"<td>{Escape(cell)}</td>"))}</tr>";
        }

        yield return "</tbody></table>";
        if (all > rows.Count)
        {
            yield return $"<p>And {all - rows.Count} more, in report.json.</p>";
        }
    }

    private static IEnumerable<string?[]> Unseen(Report report) =>
        report.Sources.Where(source => source.Status != SourceStatus.Complete)
            .Select(source => new[] { KebabCase.Of(source.Name), source.Error })
            .Concat(report.BlindSpots.Select(spot => new[] { spot.Where, spot.Because }))
            .Concat(report.Warnings.Select(warning => new[] { "Warning", warning }));

    private static string Since(Report report) => report.ComparedWith is { } then
        ? $"Since {Day(then)}: {report.Resolved.Count} resolved, {report.Gone.Count} gone."
        : "This is the first night on record.";

    private static IEnumerable<string> Numbers(Totals t) =>
        new[] { t.Instances, t.Managed, t.Dormant, t.Unmanaged, t.Disputed, t.Exempt, t.Orphans, t.HybridNodes }.Select(N);

    private static string?[] Row(ReportedInstance row, params string?[] more) =>
        [row.Account, row.Region, row.Instance, row.Name, .. more];

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Time(DateTimeOffset? time) =>
        time?.ToUniversalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "";

    private static string Escape(string? text) => WebUtility.HtmlEncode(PlainText.OneLine(text ?? "", 1000));
}
