using System.Text.Json.Nodes;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Core.Tests.Pipeline;

public class BaselineTests
{
    private static readonly FleetInventory Good = Fleets.With(managed: [1, 2, 3]);
    private static readonly FleetInventory Open = Fleets.With(managed: [1, 2], unmanaged: [3]);
    private static readonly FleetInventory Broken = Fleets.With(unmanaged: [1, 2, 3]);

    [Fact]
    public async Task TheFirstRunHasNone() => Assert.Null((await new RunFixture().RunAsync(23, Open)).Report.ComparedWith);

    [Fact]
    public async Task IsTheNewestEarlierReportWhateverTheGap()
    {
        var stage = await AfterAsync((2, Good), (9, Good), (25, Open));

        var late = await stage.RunAsync(23, Open);

        Assert.Equal(RunFixture.Date(9), late.Report.ComparedWith);
        Assert.Equal([3], Fleets.Numbers(late.Report.New));
    }

    [Fact]
    public async Task MayBeAReportOfAnEarlierVersionWithFewerLists()
    {
        var stage = await AfterAsync((22, Open));
        var key = ArchiveKeys.ReportJson(RunFixture.Date(22));
        var report = JsonNode.Parse(stage.Archive.Text(key))!.AsObject();
        Assert.All(["dormant", "groups", "exemptions", "closed"], list => Assert.True(report.Remove(list)));
        stage.Archive.Put(key, report.ToJsonString());

        var run = await stage.RunAsync(23, Fleets.With(managed: [1, 3], unmanaged: [2]));

        Assert.Empty(run.Report.Warnings);
        Assert.Equal([3], Fleets.Numbers(run.Report.Resolved));
        Assert.Equal([2], Fleets.Numbers(run.Report.New));
    }

    [Fact]
    public async Task IsNeverAnIncompleteReport()
    {
        var stage = await AfterAsync((21, Good), (22, Open));
        stage.Archive.Remove(ArchiveKeys.ReportJson(RunFixture.Date(22)));

        var run = await stage.RunAsync(23, Open);

        Assert.Equal(RunFixture.Date(21), run.Report.ComparedWith);
        Assert.Empty(run.Report.Warnings);
    }

    [Fact]
    public async Task IsNeverASuspectReportWhichIsKeptAndAlertsTheOperator()
    {
        var stage = await AfterAsync((21, Good), (22, Broken));
        Assert.Contains(ArchiveKeys.ReportJson(RunFixture.Date(22)), stage.Archive.Objects.Keys);
        Assert.Equal(
            "FleetDiff 2026-11-22: suspect report, the inventory looks wrong",
            Assert.Single(stage.Channel.Sent).Mail.Subject);

        var run = await stage.RunAsync(23, Open);

        Assert.Equal(RunFixture.Date(21), run.Report.ComparedWith);
        Assert.Equal([3], Fleets.Numbers(run.Report.New));
        Assert.Equal(RunFixture.Date(21), run.Report.New[0].LastManaged);
        Assert.Equal([21, 23], run.Report.History.Select(n => n.Date.Day));
    }

    [Fact]
    public async Task AcceptsAFallOnTheFourthRun()
    {
        var fallen = Fleets.With(managed: [1]);
        var stage = await AfterAsync((19, Good));

        var runs = await stage.RunAsync(Enumerable.Range(20, 5).Select(day => (day, fallen)));

        Assert.Equal([true, true, true, false, false], runs.Select(run => run.Report.Suspect));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"schema\":\"fleetdiff/report/v1\"}")]
    [InlineData("\0\0\0")]
    public async Task UsesAnEarlierReportAndWarnsWhenOneCannotBeRead(string garbage)
    {
        var stage = await AfterAsync((21, Good), (22, Good));
        stage.Archive.Put(ArchiveKeys.ReportJson(RunFixture.Date(22)), garbage);

        var run = await stage.RunAsync(23, Open);

        Assert.Equal(RunFixture.Date(21), run.Report.ComparedWith);
        Assert.StartsWith(
            "memory://reports/date=2026-11-22/report.json cannot be read: ",
            Assert.Single(run.Report.Warnings), StringComparison.Ordinal);
    }

    // Edits that a person or a script may make to a report.
    [Theory]
    [InlineData("\"unmanaged\":[", "\"unmanaged\":[null,", "unmanaged contains null")]
    [InlineData("\"history\":[", "\"history\":[null,", "history contains null")]
    [InlineData("\"warnings\":[]", "\"warnings\":[null]", "warnings contains null")]
    [InlineData("\"date\":\"2026-11-22\",\"generated", "\"date\":\"2026-11-20\",\"generated", "its date is 2026-11-20")]
    [InlineData("\"comparedWith\":\"2026-11-21\"", "\"comparedWith\":\"2026-11-22\"", "not an earlier date")]
    [InlineData("\"totals\":{\"instances\":3", "\"totals\":{\"instances\":-3", "negative count")]
    [InlineData("\"unmanaged\":2,\"disputed\"", "\"unmanaged\":7,\"disputed\"", "counts 7 unmanaged instances and lists 2")]
    [InlineData("i-00000000000000002", "i-00000000000000003", "lists 111111111111/eu-west-1/i-00000000000000003 twice.")]
    [InlineData("[{\"date\":\"2026-11-21\"", "[{\"date\":\"2026-11-22\"", "not sorted by date")]
    [InlineData("[{\"date\":\"2026-11-21\"", "[{\"date\":\"2026-11-23\"", "not sorted by date")]
    [InlineData("\"firstUnmanaged\":\"2026-11-22\"", "\"firstUnmanaged\":\"9999-12-31\"", "later than its own")]
    [InlineData("\"generatedAt\":\"2026-", "\"generatedAt\":\"2027-", "generatedAt is 2027-")]
    [InlineData("{\"account\":\"111111111111\",", "{\"account\":\"1\",", "'1', 'eu-west-1'")]
    [InlineData("fleetdiff/report/v1", "fleetdiff/report/v2", "this version of FleetDiff reads 'fleetdiff/report/v1'")]
    [InlineData("\"instance\":\"i-", "\"instance\":\"I-", "'I-00000000000000002' are not a valid")]
    [InlineData("\"region\":\"eu-west-1\",\"instance\"", "\"instance\"", "cannot be read")]
    [InlineData("\"verdict\":\"unmanaged\"", "\"verdict\":\"unheard-of\"", "cannot be read")]
    public async Task UsesAnEarlierReportWhenOneWasEditedByHand(string good, string bad, string why)
    {
        var stage = await AfterAsync((21, Good), (22, Fleets.With(managed: [1], unmanaged: [2, 3])));
        stage.Edit(ArchiveKeys.ReportJson(RunFixture.Date(22)), good, bad);

        var run = await stage.RunAsync(23, Open);

        Assert.Equal(RunFixture.Date(21), run.Report.ComparedWith);
        Assert.Contains(why, Assert.Single(run.Report.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("account")]
    [InlineData("region")]
    [InlineData("name")]
    public async Task IgnoresAGroupThatLacksAField(string field)
    {
        var grouped = Fleets.FromInstances(
            [Fleets.Instance(1), .. Enumerable.Range(2, 3).Select(n => Fleets.Instance(n, ("aws:autoscaling:groupName", "web")))],
            Fleets.Node(1));
        var stage = await AfterAsync((22, grouped));
        var key = ArchiveKeys.ReportJson(RunFixture.Date(22));
        var report = JsonNode.Parse(stage.Archive.Text(key))!;
        Assert.True(report["groups"]![0]!.AsObject().Remove(field));
        stage.Archive.Put(key, report.ToJsonString());

        var run = await stage.RunAsync(23, Open);

        Assert.Equal(RunFixture.Date(22), run.Report.ComparedWith);
        Assert.Empty(run.Report.KnownGroups);
    }

    [Theory]
    [InlineData(null, "is missing")]
    [InlineData("not gzip at all", "cannot be read")]
    [InlineData("\u001f", "cannot be read")]
    [InlineData("", "cannot be read")]
    public async Task WithoutAReadableInstancesFileTheLastManagedDateIsUnknown(string? file, string why)
    {
        var stage = await AfterAsync((22, Good));
        stage.Archive.Remove(ArchiveKeys.Instances(RunFixture.Date(22)));
        if (file is not null)
        {
            stage.Archive.Put(ArchiveKeys.Instances(RunFixture.Date(22)), file);
        }

        var report = (await stage.RunAsync(23, Open)).Report;

        Assert.Equal(RunFixture.Date(22), report.ComparedWith);
        Assert.Null(Assert.Single(report.New).LastManaged);
        Assert.Contains(why, Assert.Single(report.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task IgnoresFoldersThatAreNotDates()
    {
        var stage = await AfterAsync((22, Good));
        foreach (var name in new[] { "date=2026-11-99", "date=2026-11-23x", "2026-11-22", "Date=2026-11-22", "date=" })
        {
            stage.Archive.Put($"reports/{name}/report.json", "{");
        }

        Assert.Equal([RunFixture.Date(22)], await new RunStore(stage.Archive).ListDatesAsync(default));
    }

    private static async Task<RunFixture> AfterAsync(params (int Day, FleetInventory Inventory)[] runs)
    {
        var stage = new RunFixture();
        await stage.RunAsync(runs);
        return stage;
    }
}
