using System.Text.Json;
using System.Text.Json.Nodes;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Core.Tests.Pipeline.Archive;

/// <summary>Reports of an earlier version of FleetDiff, without evidence.</summary>
public class EarlierReportTests
{
    private static readonly string[] Later = ["dormant", "groups", "exemptions", "closed"];

    [Fact]
    public async Task ServeAsBaseline()
    {
        var stage = new RunFixture();
        await stage.RunAsync(22, Fleets.With(managed: [1], unmanaged: [2]));
        var key = ArchiveKeys.ReportJson(RunFixture.Date(22));
        var report = JsonNode.Parse(stage.Archive.Text(key))!.AsObject();
        Assert.All(Later, field => Assert.True(report.Remove(field)));
        stage.Archive.Put(key, report.ToJsonString());

        var run = await stage.RunAsync(23, Fleets.With(managed: [1, 2], unmanaged: [3]));

        Assert.Empty(run.Report.Warnings);
        Assert.Equal([2], Fleets.Numbers(run.Report.Resolved));
        Assert.Equal([3], Fleets.Numbers(run.Report.New));
    }

    [Fact]
    public void IgnoresTheRepeatedRows()
    {
        var json = JsonSerializer.Serialize(
            Fleets.EarlierReports(Fleets.With(managed: [1], unmanaged: [2])), ArchiveJson.Instance.Report);

        var report = JsonSerializer.Deserialize(json, ArchiveJson.WithoutChanges);

        Assert.NotNull(report);
        Assert.Equal([2], Fleets.Numbers(report.Unmanaged));
        Assert.Empty(report.New);
        Assert.Empty(report.Resolved);
        Assert.Empty(report.Removed);
    }
}
