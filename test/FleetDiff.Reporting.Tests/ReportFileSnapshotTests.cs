using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FleetDiff.Core.Tests;

namespace FleetDiff.Reporting.Tests;

/// <summary>The complete files of the busy run, in each format.</summary>
public class ReportFileSnapshotTests
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // The golden files depend on this: the run has one entry of each kind.
    [Fact]
    public async Task BusyRunHasAnEntryInEveryList()
    {
        var busy = await FiveRuns.ReportAsync(FiveRuns.Busy);

        Assert.Equal([13, 14, 21, 31, 32, 33, 34], Fleets.Numbers(busy.New).Order());
        Assert.Single(busy.New, row => row.Reopened is not null);
        Assert.Single(busy.New, row => row.ExemptionEnded is not null);
        Assert.All(
            [busy.Resolved.Count, busy.Removed.Count, busy.Dormant.Count, busy.Disagreements.Count, busy.OrphanedNodes.Count,
                busy.BlindSpots.Count, busy.Groups.Count],
            count => Assert.Equal(1, count));
    }

    [Fact]
    public async Task ReportMatchesTheGoldenFile() =>
        Golden.Check("busy-run.report.json", RowByRow(await BusyAsync("report.json")));

    [Fact]
    public async Task PageMatchesTheGoldenFile() =>
        Golden.Check("busy-run.report.html", TestPages.WithoutAssets(await BusyAsync("report.html")));

    [Fact]
    public async Task SpreadsheetMatchesTheGoldenFile() =>
        Golden.Check("busy-run.unmanaged.csv", await BusyAsync("unmanaged.csv"));

    [Fact]
    public async Task OcsfFindingMatchesTheGoldenFile() => Golden.Check(
        "busy-run.finding.ocsf.json", ReadableJson.Format((await BusyAsync("unmanaged.ocsf.jsonl")).Split('\n')[0]));

    private static Task<string> BusyAsync(string file) => FiveRuns.FileAsync(FiveRuns.Busy, file);

    // One line for each field of the report and each row of its lists. Without the hash, which depends on the gzip version.
    private static string RowByRow(string report)
    {
        var text = new StringBuilder();
        using var document = JsonDocument.Parse(report);
        foreach (var field in document.RootElement.EnumerateObject().Where(field => field.Name != "instancesSha256"))
        {
            text.Append(field.Name).Append(':');
            _ = field.Value.ValueKind == JsonValueKind.Array
                ? text.AppendJoin("", field.Value.EnumerateArray().Select(row => $"\n  {Line(row)}"))
                : text.Append(' ').Append(Line(field.Value));
            text.Append('\n');
        }

        return text.ToString();
    }

    private static string? Line(JsonElement value) => JsonNode.Parse(value.GetRawText())?.ToJsonString(Readable);
}
