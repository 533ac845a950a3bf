using System.Text.Json;
using FleetDiff.Soak.Expected;
using FleetDiff.Soak.World;

namespace FleetDiff.Soak.Observed;

/// <summary>Reads the JSON that FleetDiff wrote, only by the field names that docs/archive.md gives.</summary>
internal static class Json
{
    public static string? Text(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value.GetString() : null;

    public static bool Flag(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.GetBoolean();

    public static int Number(this JsonElement json, string name) => json.GetProperty(name).GetInt32();

    /// <summary>Reads a number that is left out when it is 0.</summary>
    public static int OptionalNumber(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value.GetInt32() : 0;

    public static DateOnly? Day(this JsonElement json, string name) =>
        json.Text(name) is { } text ? DateOnly.ParseExact(text, "O", null) : null;

    public static Key ReadKey(this JsonElement json) => new(
        json.Text("account") ?? "", json.Text("region") ?? "", json.Text("instance") ?? "");

    public static IEnumerable<JsonElement> List(this JsonElement json, string name) =>
        json.GetProperty(name).EnumerateArray();

    public static IEnumerable<Row> Rows(this JsonElement json, string name) => json.List(name).Select(ReadRow);

    public static Row ReadRow(JsonElement json) => new(json.ReadKey())
    {
        Name = json.Text("name"),
        Tags = json.TryGetProperty("tags", out var tags)
            ? Row.Written(tags.EnumerateObject().Select(tag => KeyValuePair.Create(tag.Name, tag.Value.GetString() ?? "")))
            : "",
        Verdict = json.Text("verdict") ?? "",
        Reason = json.Text("reason") ?? "",
        Evidence = string.Join(", ", json.List("evidence").Select(evidence =>
            $"{evidence.Text("source")} {evidence.Text("status")} {evidence.GetProperty("observedAt").GetDateTimeOffset():u}")),
        ReportedAt = json.TryGetProperty("reportedAt", out var at) ? at.GetDateTimeOffset() : null,
        FirstUnmanaged = json.Day("firstUnmanaged"),
        FirstDisputed = json.Day("firstDisputed"),
        LastManaged = json.Day("lastManaged"),
        LastSeen = json.Day("lastSeen"),
        Reopened = json.Day("reopened"),
        ExemptBy = json.Text("exemptBy"),
        ExemptionEnded = json.Text("exemptionEnded"),
        Quiet = json.Text("notAlerted"),
        Intermittent = json.Day("intermittent"),
        Due = json.Flag("due"),
        Suspect = json.Flag("suspect"),
    };
}
