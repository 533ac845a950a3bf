using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using FleetDiff.Soak.Expected;
using static FleetDiff.Soak.Observed.DifferenceException;

namespace FleetDiff.Soak.Observed;

/// <summary>Compares everything that is archived for a complete run with the model.</summary>
internal sealed class ArchivedRunCheck(ArchiveReader archive, ExpectedRun expected)
{
    private static readonly string[] Statuses = ["managed", "dormant", "unmanaged", "exempt", "disputed"];

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
            spot.Text("account") ?? "", spot.Text("region"), spot.Day("lastSeen"), spot.OptionalNumber("unmanaged"))));
        ThrowUnlessSame("closed",
            expected.Closed.OrderBy(closed => closed.Key)
                .Select(closed => (closed.Key, closed.Value.Resolved, closed.Value.Longest, closed.Value.Intermittent)),
            report.List("closed").Select(closed =>
                (closed.ReadKey(), closed.Day("resolved"), closed.OptionalNumber("longestDays"), closed.Day("intermittent"))));
        ThrowUnlessSame("history", expected.History, report.List("history").Select(run => new Counts(
            run.Day("date") ?? default, run.Number("instances"), run.Number("managed"), run.Number("unmanaged"))));
    }

    // The lists of changes repeat rows of other lists.
    private static IEnumerable<Row> WithoutTags(IEnumerable<Row> rows) => rows.Select(row => row with { Tags = "" });

    private void CheckCounts(JsonElement report)
    {
        var totals = report.GetProperty("totals");
        ThrowUnlessEqual("totals", Count(expected.Instances), Count(totals));
        ThrowUnlessEqual("orphaned nodes", expected.Orphans.Count, totals.Number("orphanedNodes"));
        ThrowUnlessEqual("hybrid nodes", expected.HybridNodes, totals.Number("hybridNodes"));
        CheckGroups("accounts", "account", row => row.Key.Account);
        CheckGroups("regions", "region", row => row.Key.Region);

        void CheckGroups(string list, string name, Func<Row, string> of) => ThrowUnlessSame(
            list,
            expected.Instances.GroupBy(of).OrderBy(rows => rows.Key, StringComparer.Ordinal)
                .Select(rows => $"{rows.Key}: {Count([.. rows])}"),
            report.List(list).Select(counts => $"{counts.Text(name)}: {Count(counts)}"));
    }

    private static string Count(IReadOnlyCollection<Row> rows) => FormatCounts(
        rows.Count, status => rows.Count(row => row.Status == status));

    private static string Count(JsonElement counts) => FormatCounts(
        counts.Number("instances"), status => counts.Number(status));

    private static string FormatCounts(int instances, Func<string, int> count) =>
        $"{instances} instances, {string.Join(", ", Statuses.Select(status => $"{count(status)} {status}"))}";

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
        ThrowUnlessSame(
            "unmanaged.csv",
            expected.Unmanaged.Select(CsvSheet.Format),
            CsvSheet.Rows(archive.Read($"{ArchiveReader.Reports(_run)}unmanaged.csv")));

        // A suspect run has no account files. Files that an interrupted attempt left are emptied.
        var owned = (expected.Suspect ? [] : expected.Unmanaged.Concat(expected.Exempted).Concat(expected.Disputed))
            .ToLookup(row => row.Key.Account, CsvSheet.Format);
        var prefix = $"{ArchiveReader.Reports(_run)}accounts/";
        var files = archive.Fingerprints().Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal));
        foreach (var account in files.Select(Path.GetFileNameWithoutExtension).Union(owned.Select(rows => rows.Key)))
        {
            ThrowUnlessSame($"{account}.csv", owned[account!], CsvSheet.Rows(archive.Read($"{prefix}{account}.csv")));
        }
    }
}
