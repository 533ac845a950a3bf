namespace FleetDiff.Reporting;

/// <summary><c>report.html</c>: the night on one page that needs nothing else.</summary>
public static class HtmlReport
{
    private const string Head = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <style>
        :root { color-scheme: light dark; }
        body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 90rem; padding: 0 1rem; }
        table { border-collapse: collapse; width: 100%; margin-bottom: 2rem; }
        caption { text-align: left; font-weight: 600; font-size: 1.2rem; padding: .5rem 0; }
        th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid #8886; }
        td { overflow-wrap: anywhere; min-width: 6rem; }
        .whole { white-space: nowrap; overflow-wrap: normal; min-width: 0; }
        .wide { overflow-x: auto; }
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
        $"<title>FleetDiff {Written.Day(report.Date)}</title>\n</head>\n<body>",
        $"<h1>EC2 instances that Systems Manager does not manage, {Written.Day(report.Date)}</h1>",
        report.Suspect
            ? $"<p class=\"suspect\"><strong>Suspect night.</strong> {HtmlTable.Escape(report.SuspectBecause)}</p>"
            : $"<p><strong>{report.Totals.Unmanaged}</strong> of {report.Totals.Instances} instances are unmanaged, "
                + $"{report.New.Count} of them new. {Since(report)}</p>",
        .. HtmlSections.Of(report),
        $"<p>View {HtmlTable.Escape(report.View.Arn)}. Made {Written.Minute(report.GeneratedAt)} UTC.</p>",
        "</body>\n</html>",
    ];

    private static string Since(Report report) => report.ComparedWith is { } then
        ? $"Since {Written.Day(then)}: {report.Resolved.Count} resolved, {report.Gone.Count} gone."
        : "This is the first night on record.";
}
