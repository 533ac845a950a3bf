using System.Diagnostics;
using Xunit.Abstractions;

namespace FleetDiff.Page.Tests;

/// <summary>
/// 20,000 unmanaged instances in 300 accounts, in the browser. The test prints its measurements and does not assert them.
/// </summary>
[Collection(InABrowser.Name)]
public class LargeReportTests(Chromium chromium, ReportFixture runs, ITestOutputHelper output)
{
    private const int Unmanaged = 20_000;
    private const int Accounts = 300;

    [BrowserFact]
    public async Task OpensAndCanBeSearched()
    {
        var file = await runs.GetLargeAsync(Unmanaged, Accounts);
        var watch = Stopwatch.StartNew();
        await using var opened = await chromium.OpenAsync(file);
        var loaded = watch.Elapsed;
        var rows = await opened.Rows.CountAsync();

        var filtered = await opened.Page.EvaluateAsync<double>("""
            async () => {
              const text = document.getElementById("text");
              const start = performance.now();
              text.value = "payments i-";
              text.dispatchEvent(new Event("input"));
              await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
              return performance.now() - start;
            }
            """);

        output.WriteLine($"page: {new FileInfo(file).Length:N0} bytes, {rows:N0} rows of {Unmanaged:N0}");
        var parts = await opened.Page.EvaluateAsync<double[]>("""
            performance.getEntriesByType("navigation").flatMap((n) => [n.domInteractive, n.loadEventEnd])
            """);
        output.WriteLine($"parsed and scripted after {parts[0]:N0} ms, laid out after {parts[1]:N0} ms");
        output.WriteLine($"load: {loaded.TotalMilliseconds:N0} ms; filter and repaint: {filtered:N0} ms");
        Assert.InRange(rows, 1_000, Unmanaged);
        Assert.InRange(await opened.Left.CountAsync(), 1, rows - 1);
        Assert.Empty(opened.Complaints);
    }
}
