using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using FleetDiff.Core.Pipeline.Archive;

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
            Aws.ResourceExplorer.AddInstance(WireFixture.Account, "eu-west-1", WireFixture.Id(1000 + n), Fattest());
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
        await Wire.RunAsync();

        var report = Report();
        Assert.All(report["new"]!.AsArray(), row => Assert.Null(row!["tags"]));
        var fat = report["unmanaged"]!.AsArray().Single(row => (string?)row!["instance"] == WireFixture.Id(1000))!;
        Assert.Equal("web", (string?)fat["name"]);
        Assert.Equal("payments", (string?)fat["tags"]!["team"]);
        Assert.Equal(TagsOfAnInstance, fat["tags"]!.AsObject().Count + (int)fat["tagsLeftOut"]!);
        Assert.Contains(report["warnings"]!.AsArray(), warning => ((string?)warning)!.Contains($"{WireFixture.Account} ({Instances})"));
    }

    [Fact]
    public async Task AreMarkedAsCutOnManagedInstances()
    {
        Aws.ResourceExplorer.AddNode(WireFixture.Account, "eu-west-1", WireFixture.Id(1000), new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero));

        await Wire.RunAsync();

        var row = Lines().Single(line => (string?)line["instance"] == WireFixture.Id(1000));
        Assert.Equal("managed", (string?)row["verdict"]);
        Assert.Equal(TagsOfAnInstance, row["tags"]!.AsObject().Count + (int)row["tagsLeftOut"]!);
    }

    [Fact]
    public async Task KeepTheTagThatAnExemptionNames()
    {
        const string File = "account,region,instance,until,reason,tag\n*,*,*,2027-03-31,Night batch,zz-batch=night\n";
        await Wire.Archive().PutAsync(
            ArchiveKeys.Exemptions, new("text/csv", (stream, ct) => stream.WriteAsync(Encoding.UTF8.GetBytes(File), ct).AsTask()),
            default);
        Aws.ResourceExplorer.AddInstance(
            WireFixture.Account, "eu-west-1", WireFixture.Id(5000), new Dictionary<string, string>(Fattest().Take(49)) { ["zz-batch"] = "night" });

        await Wire.RunAsync();

        Assert.Contains(Report()["exempted"]!.AsArray(), row => (string?)row!["instance"] == WireFixture.Id(5000));
    }

    private JsonNode Report() => JsonNode.Parse(Wire.Stored()["nightly/reports/date=2026-11-23/report.json"])!;

    private IEnumerable<JsonNode> Lines()
    {
        using var file = new GZipStream(
            new MemoryStream(Wire.Stored()["nightly/instances/date=2026-11-23/instances.jsonl.gz"]), CompressionMode.Decompress);
        using var reader = new StreamReader(file);
        while (reader.ReadLine() is { } line)
        {
            yield return JsonNode.Parse(line)!;
        }
    }

    private static Dictionary<string, string> Fattest() => new(
        Enumerable.Range(0, TagsOfAnInstance - 2)
            .Select(n => KeyValuePair.Create($"{n:D2}{new string('鍵', 126)}", new string('値', 256))))
    {
        ["Name"] = "web",
        ["team"] = "payments",
    };
}
