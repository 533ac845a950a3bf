using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FleetDiff.Reporting.Tests;

/// <summary>The busy run in each format. The run has an entry of each kind.</summary>
public class SnapshotTests
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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

    [Fact]
    public async Task AlertMatchesTheGoldenFiles()
    {
        var alert = await FiveRuns.AlertAsync(FiveRuns.Busy);

        Golden.Check(
            "busy-run.mail.txt",
            $"SMS: {alert.Sms}\nSubject: {alert.Subject}\n\n{alert.Text}".ReplaceLineEndings("\n"));
        Golden.Check("busy-run.message.json", ReadableJson.Format(alert.Json ?? ""));

        // The description is one long string: the golden file shows it below, with its line breaks.
        var chat = JsonNode.Parse(alert.Chat ?? "");
        var content = chat?["content"]?.AsObject() ?? [];
        var description = content["description"]?.GetValue<string>();
        content["description"] = "(below)";
        Golden.Check("busy-run.chat.txt", $"{ReadableJson.Format(chat?.ToJsonString() ?? "")}\n{description}\n");
    }

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
