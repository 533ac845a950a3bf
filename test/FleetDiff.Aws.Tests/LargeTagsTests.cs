using System.IO.Compression;
using System.Text.Json.Nodes;

namespace FleetDiff.Aws.Tests;

/// <summary>Stopped instances with the most and largest tags that EC2 allows.</summary>
public sealed class LargeTagsTests : WireTests
{
    private const int Instances = 40;
    private const int TagsOfAnInstance = 50;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Wire.AddFleet(10, unmanaged: 1);
        for (var n = 0; n < Instances; n++)
        {
            Wire.AddInstance(1000 + n, tags: [.. Fattest()]);
        }
    }

    [Fact]
    public async Task TakeAFewKilobytesPerInstanceInTheArchive()
    {
        await Wire.RunAsync();

        // Uncut, the tags would take 57 KB per instance in each file.
        Assert.All(Wire.Stored(), file => Assert.InRange(file.Value.Length, 0, Instances * 8 * 1024));
    }

    [Fact]
    public async Task AreInTheReportOnceAndMarkedAsCut()
    {
        Wire.AddNode(1001);

        await Wire.RunAsync();

        var report = Report();
        Assert.All(report["new"]!.AsArray(), row => Assert.Null(row!["tags"]));
        var fat = report["unmanaged"]!.AsArray().Single(row => (string?)row!["instance"] == WireFixture.Id(1000))!;
        Assert.Equal("web", (string?)fat["name"]);
        Assert.Equal("payments", (string?)fat["tags"]!["team"]);
        AssertCut(fat);
        Assert.Contains(
            report["warnings"]!.AsArray(), warning => ((string?)warning)!.Contains($"{WireFixture.Account} ({Instances})"));

        using var file = new StreamReader(new GZipStream(
            new MemoryStream(Wire.Stored()["nightly/instances/date=2026-11-23/instances.jsonl.gz"]), CompressionMode.Decompress));
        var lines = (await file.ReadToEndAsync()).Split('\n');
        var managed = JsonNode.Parse(lines.Single(line => line.Contains(WireFixture.Id(1001))))!;
        Assert.Equal("managed", (string?)managed["verdict"]);
        AssertCut(managed);
    }

    private static void AssertCut(JsonNode row) =>
        Assert.Equal(TagsOfAnInstance, row["tags"]!.AsObject().Count + (int)row["tagsLeftOut"]!);

    [Fact]
    public async Task KeepTheTagThatAnExemptionNames()
    {
        await Wire.ExemptAsync("account,region,instance,until,reason,tag\n*,*,*,2027-03-31,Night batch,zz-batch=night\n");
        Wire.AddInstance(5000, tags: [.. Fattest().Take(49), ("zz-batch", "night")]);

        await Wire.RunAsync();

        Assert.Contains(Report()["exempted"]!.AsArray(), row => (string?)row!["instance"] == WireFixture.Id(5000));
    }

    private JsonNode Report() => JsonNode.Parse(Wire.ReportText("report.json"))!;

    private static IEnumerable<(string Key, string Value)> Fattest() => Enumerable.Range(0, TagsOfAnInstance - 2)
        .Select(n => ($"{n:D2}{new string('鍵', 126)}", new string('値', 256)))
        .Concat([("Name", "web"), ("team", "payments")]);
}
