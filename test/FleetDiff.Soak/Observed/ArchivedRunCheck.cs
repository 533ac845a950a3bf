using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using FleetDiff.Soak.Expected;
using static FleetDiff.Soak.Observed.DifferenceException;

namespace FleetDiff.Soak.Observed;

/// <summary>Compares everything that is archived for a complete run with the model.</summary>
internal sealed class ArchivedRunCheck(ArchiveReader archive, ExpectedRun expected)
{
    private readonly DateOnly _run = expected.Date;

    /// <exception cref="DifferenceException">The archive differs from the model.</exception>
    public void Check()
    {
        using var document = JsonDocument.Parse(archive.Read(ArchiveReader.Report(_run)));
        var report = document.RootElement;
        CheckHead(report);
        CheckLists(report);
        CheckCounts(report);
        CheckInstances(report.Text("instancesSha256"));
        CheckCsv();
        foreach (var file in new[] { "report.html", "unmanaged.ocsf.jsonl" })
        {
            ThrowUnless(archive.Has(ArchiveReader.Reports(_run) + file), $"{file} is missing");
        }
    }

    private void CheckHead(JsonElement report)
    {
        ThrowUnlessEqual("date", _run, report.Day("date"));
        ThrowUnlessEqual("comparedWith", expected.ComparedWith, report.Day("comparedWith"));
        ThrowUnlessEqual("suspect", expected.Suspect, report.Flag("suspect"));
        ThrowUnlessSame("warnings", [], report.List("warnings").Select(warning => warning.GetString()));
        ThrowUnlessSame("failed sources",
            expected.HubFailed ? ["security-hub"] : [],
            report.List("sources").Where(source => source.Text("status") != "complete").Select(s => s.Text("name")));
    }

    private void CheckLists(JsonElement report)
    {
        ThrowUnlessSame("new", WithoutTags(expected.New), report.Rows("new"));
        ThrowUnlessSame("resolved", WithoutTags(expected.Resolved), report.Rows("resolved"));
        ThrowUnlessSame("removed", WithoutTags(expected.Removed), report.Rows("removed"));
        ThrowUnlessSame("unmanaged", expected.Unmanaged, report.Rows("unmanaged"));
        ThrowUnlessSame("exempted", expected.Exempted, report.Rows("exempted"));
        ThrowUnlessSame("dormant", expected.Dormant, report.Rows("dormant"));
        ThrowUnlessSame("disagreements", expected.Disputed, report.Rows("disagreements"));
        ThrowUnlessSame("orphanedNodes", expected.Orphans, report.List("orphanedNodes").Select(Json.ReadKey));
        ThrowUnlessSame("blindSpots", expected.BlindSpots, report.List("blindSpots").Select(spot => new BlindSpot(
            spot.Text("account") ?? "", spot.Text("region"), spot.Day("lastSeen"),
            spot.TryGetProperty("unmanaged", out var unmanaged) ? unmanaged.GetInt32() : 0)));
        ThrowUnlessSame("closed",
            expected.Closed.OrderBy(closed => closed.Key)
                .Select(closed => (closed.Key, closed.Value.Resolved, closed.Value.Longest, closed.Value.Intermittent)),
            report.List("closed").Select(closed => (closed.ReadKey(), closed.Day("resolved"),
                closed.TryGetProperty("longestDays", out var days) ? days.GetInt32() : 0, closed.Day("intermittent"))));
        ThrowUnlessSame("history", expected.History, report.List("history").Select(run => new Counts(
            run.Day("date") ?? default, run.Number("instances"), run.Number("managed"),
            run.Number("unmanaged"))));
    }

    // The lists of changes repeat rows of other lists.
    private static IEnumerable<Row> WithoutTags(IEnumerable<Row> rows) => rows.Select(row => row with { Tags = "" });

    private void CheckCounts(JsonElement report)
    {
        var totals = report.GetProperty("totals");
        ThrowUnlessEqual("totals", (Counted(expected.Instances), expected.Orphans.Count, expected.HybridNodes),
            (Counted(totals), totals.Number("orphanedNodes"), totals.Number("hybridNodes")));
        ThrowUnlessSame("accounts",
            expected.Instances.GroupBy(row => row.Key.Account)
                .Select(rows => $"{rows.Key}: {Counted(rows)}").Order(StringComparer.Ordinal),
            report.List("accounts").Select(account => $"{account.Text("account")}: {Counted(account)}"));
        ThrowUnlessSame("regions",
            expected.Instances.GroupBy(row => row.Key.Region)
                .Select(rows => $"{rows.Key}: {Counted(rows)}").Order(StringComparer.Ordinal),
            report.List("regions").Select(region => $"{region.Text("region")}: {Counted(region)}"));
    }

    private void CheckInstances(string? sha256)
    {
        var bytes = archive.Read(ArchiveReader.Instances(_run));
        ThrowUnlessEqual("instancesSha256", Convert.ToHexStringLower(SHA256.HashData(bytes.Span)), sha256);
        using var gzip = new GZipStream(new MemoryStream(bytes.ToArray()), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        var rows = new List<Row>();
        while (reader.ReadLine() is { } line)
        {
            using var row = JsonDocument.Parse(line);
            rows.Add(Json.ReadRow(row.RootElement));
        }

        ThrowUnlessSame("instances.jsonl.gz",
            expected.Instances.Select(row => expected.Suspect ? row with { Suspect = true } : row), rows);
    }

    private void CheckCsv()
    {
        var isNew = expected.New.Select(row => row.Key).ToHashSet();
        var rows = expected.Unmanaged.Select(row => CsvSheet.Parse(row,
            row.Quiet ?? (!isNew.Contains(row.Key) ? "still" : row.Reopened is null ? "new" : "reopened"))).ToList();
        ThrowUnlessSame("unmanaged.csv", rows, CsvSheet.Rows(archive.Read($"{ArchiveReader.Reports(_run)}unmanaged.csv")));

        // A suspect run has no account files. Files that an interrupted attempt left are emptied.
        var owned = rows.Concat(expected.Exempted.Concat(expected.Disputed).Select(row => CsvSheet.Parse(row, "")))
            .Where(_ => !expected.Suspect)
            .ToLookup(row => row.Key.Account);
        var prefix = $"{ArchiveReader.Reports(_run)}accounts/";
        var files = archive.Fingerprints().Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal));
        foreach (var account in files.Select(Path.GetFileNameWithoutExtension).Union(owned.Select(rows => rows.Key)))
        {
            ThrowUnlessSame($"{account}.csv", owned[account!], CsvSheet.Rows(archive.Read($"{prefix}{account}.csv")));
        }
    }

    private static string Counted(IEnumerable<Row> rows)
    {
        var counts = rows.ToLookup(row => row is { Verdict: "unmanaged", ExemptBy: not null } ? "exempt" : row.Verdict);
        return $"{counts.Sum(rows => rows.Count())} instances, {counts["managed"].Count()} managed, "
            + $"{counts["dormant"].Count()} dormant, {counts["unmanaged"].Count()} unmanaged, "
            + $"{counts["exempt"].Count()} exempt, {counts["disputed"].Count()} disputed";
    }

    private static string Counted(JsonElement counts) =>
        $"{counts.Number("instances")} instances, {counts.Number("managed")} managed, "
        + $"{counts.Number("dormant")} dormant, {counts.Number("unmanaged")} unmanaged, "
        + $"{counts.Number("exempt")} exempt, {counts.Number("disputed")} disputed";
}
