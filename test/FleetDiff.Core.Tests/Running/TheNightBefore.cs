using FleetDiff.Fleet;
using FleetDiff.Reporting;
using FleetDiff.Running;

namespace FleetDiff.Core.Tests.Running;

public class TheNightBefore
{
    private static readonly Inventory Good = Fleets.With(managed: [1, 2, 3]);
    private static readonly Inventory Open = Fleets.With(managed: [1, 2], unmanaged: [3]);
    private static readonly Inventory Broken = Fleets.With(unmanaged: [1, 2, 3]);

    [Fact]
    public async Task IsNoneTheFirstTime() => Assert.Null((await new Stage().RunAsync(23, Open)).Report.ComparedWith);

    [Fact]
    public async Task IsTheNewestWhateverTheGap()
    {
        var stage = await AfterAsync((2, Good), (9, Good));

        Assert.Equal(Stage.Date(9), (await stage.RunAsync(23, Open)).Report.ComparedWith);
    }

    [Fact]
    public async Task IsNotALaterOne()
    {
        var stage = await AfterAsync((20, Good), (25, Open));

        var late = await stage.RunAsync(23, Open);

        Assert.Equal(Stage.Date(20), late.Report.ComparedWith);
        Assert.Equal([3], Fleets.Numbers(late.Report.New));
    }

    [Fact]
    public async Task IsNotOneThatWasCutOff()
    {
        var stage = await AfterAsync((21, Good), (22, Open));
        stage.Archive.Remove(ArchiveKeys.ReportJson(Stage.Date(22)));

        var night = await stage.RunAsync(23, Open);

        Assert.Equal(Stage.Date(21), night.Report.ComparedWith);
        Assert.Empty(night.Report.Warnings);
    }

    [Fact]
    public async Task IsNotASuspectOne()
    {
        var stage = await AfterAsync((21, Good), (22, Broken));

        var night = await stage.RunAsync(23, Open);

        Assert.Equal(Stage.Date(21), night.Report.ComparedWith);
        Assert.Equal([3], Fleets.Numbers(night.Report.New));
        Assert.Equal(Stage.Date(21), night.Report.New[0].LastManaged);
        Assert.Equal([21, 23], night.Report.History.Select(n => n.Date.Day));
    }

    [Fact]
    public async Task ThatIsSuspectIsKeptAndToldToTheOperator()
    {
        var stage = await AfterAsync((21, Good));

        var night = await stage.RunAsync(22, Broken);

        Assert.True(night.Report.Suspect);
        Assert.Contains(ArchiveKeys.ReportJson(Stage.Date(22)), stage.Archive.Objects.Keys);
        Assert.Equal(
            "FleetDiff 2026-11-22: suspect night, the inventory looks wrong",
            Assert.Single(stage.Channel.Sent).Mail.Subject);
    }

    [Fact]
    public async Task ThatFellIsBelievedOnTheFourthNight()
    {
        var fallen = Fleets.With(managed: [1]);
        var stage = await AfterAsync((19, Good));

        var suspect = new List<bool>();
        for (var day = 20; day <= 24; day++)
        {
            suspect.Add((await stage.RunAsync(day, fallen)).Report.Suspect);
        }

        Assert.Equal([true, true, true, false, false], suspect);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"schema\":\"fleetdiff/report/v1\"}")]
    [InlineData("\0\0\0")]
    public async Task IsAnEarlierOneWithAWarningWhenItCannotBeRead(string garbage)
    {
        var stage = await AfterAsync((21, Good), (22, Good));
        stage.Archive.Put(ArchiveKeys.ReportJson(Stage.Date(22)), garbage);

        var night = await stage.RunAsync(23, Open);

        Assert.Equal(Stage.Date(21), night.Report.ComparedWith);
        Assert.StartsWith(
            "memory://reports/date=2026-11-22/report.json cannot be read: ",
            Assert.Single(night.Report.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fleetdiff/report/v1", "fleetdiff/report/v2")]
    [InlineData("\"instance\":\"i-", "\"instance\":\"I-")]
    [InlineData("\"region\":\"eu-west-1\",\"instance\"", "\"instance\"")]
    [InlineData("\"verdict\":\"unmanaged\"", "\"verdict\":\"unheard-of\"")]
    public async Task IsAnEarlierOneWhenItIsOfAnotherVersion(string good, string bad)
    {
        var stage = await AfterAsync((21, Good), (22, Open));
        var key = ArchiveKeys.ReportJson(Stage.Date(22));
        Assert.Contains(good, stage.Archive.Text(key), StringComparison.Ordinal);
        stage.Archive.Put(key, stage.Archive.Text(key).Replace(good, bad, StringComparison.Ordinal));

        var night = await stage.RunAsync(23, Open);

        Assert.Equal(Stage.Date(21), night.Report.ComparedWith);
        Assert.Single(night.Report.Warnings);
    }

    // What a person's hand, or a script, does to a report.
    [Theory]
    [InlineData("\"unmanaged\":[", "\"unmanaged\":[null,", "unmanaged has a null")]
    [InlineData("\"history\":[", "\"history\":[null,", "history has a null")]
    [InlineData("\"warnings\":[]", "\"warnings\":[null]", "warnings has a null")]
    [InlineData("\"date\":\"2026-11-22\",\"generated", "\"date\":\"2026-11-20\",\"generated", "it is of 2026-11-20")]
    [InlineData("\"comparedWith\":\"2026-11-21\"", "\"comparedWith\":\"2026-11-22\"", "no earlier one")]
    [InlineData("\"totals\":{\"instances\":3", "\"totals\":{\"instances\":-3", "negative count")]
    [InlineData("\"unmanaged\":1,\"disputed\"", "\"unmanaged\":7,\"disputed\"", "counts 7 unmanaged instances and lists 1")]
    [InlineData("[{\"date\":\"2026-11-21\"", "[{\"date\":\"2026-11-22\"", "order of the nights")]
    [InlineData("[{\"date\":\"2026-11-21\"", "[{\"date\":\"2026-11-23\"", "order of the nights")]
    [InlineData("\"firstUnmanaged\":\"2026-11-22\"", "\"firstUnmanaged\":\"9999-12-31\"", "later night")]
    [InlineData("\"generatedAt\":\"2026-", "\"generatedAt\":\"2027-", "made at 2027-")]
    [InlineData("{\"account\":\"111111111111\",", "{\"account\":\"1\",", "'1', 'eu-west-1'")]
    public async Task IsAnEarlierOneWhenItWasEditedByHand(string good, string bad, string why)
    {
        var stage = await AfterAsync((21, Good), (22, Open));
        var key = ArchiveKeys.ReportJson(Stage.Date(22));
        Assert.Contains(good, stage.Archive.Text(key), StringComparison.Ordinal);
        stage.Archive.Put(key, stage.Archive.Text(key).Replace(good, bad, StringComparison.Ordinal));

        var night = await stage.RunAsync(23, Open);

        Assert.Equal(Stage.Date(21), night.Report.ComparedWith);
        Assert.Contains(why, Assert.Single(night.Report.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task IsAnEarlierOneWhenItListsAnInstanceTwice()
    {
        var stage = await AfterAsync((21, Good), (22, Fleets.With(managed: [1], unmanaged: [2, 3])));
        var key = ArchiveKeys.ReportJson(Stage.Date(22));
        stage.Archive.Put(key, stage.Archive.Text(key)
            .Replace(Fleets.Key(2).Instance, Fleets.Key(3).Instance, StringComparison.Ordinal));

        var night = await stage.RunAsync(23, Open);

        Assert.Contains(
            "unmanaged lists 111111111111/eu-west-1/i-00000000000000003 twice.",
            Assert.Single(night.Report.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutItsListOfInstancesDoesNotKnowUntilWhenTheyWereManaged()
    {
        var stage = await AfterAsync((22, Good));
        stage.Archive.Remove(ArchiveKeys.Instances(Stage.Date(22)));

        Unknown((await stage.RunAsync(23, Open)).Report, "is missing");
    }

    [Theory]
    [InlineData("not gzip at all")]
    [InlineData("\u001f")]
    [InlineData("")]
    public async Task WithAnUnreadableListOfInstancesDoesNotKnowEither(string garbage)
    {
        var stage = await AfterAsync((22, Good));
        stage.Archive.Put(ArchiveKeys.Instances(Stage.Date(22)), garbage);

        Unknown((await stage.RunAsync(23, Open)).Report, "cannot be read");
    }

    [Fact]
    public async Task IsNotLookedForInFoldersOfOtherNames()
    {
        var stage = await AfterAsync((22, Good));
        foreach (var name in new[] { "date=2026-11-99", "date=2026-11-23x", "2026-11-22", "Date=2026-11-22", "date=" })
        {
            stage.Archive.Put($"reports/{name}/report.json", "{");
        }

        Assert.Equal([Stage.Date(22)], await new Nights(stage.Archive).DatesAsync(default));
    }

    private static void Unknown(Report report, string why)
    {
        Assert.Equal(Stage.Date(22), report.ComparedWith);
        Assert.Null(Assert.Single(report.New).LastManaged);
        Assert.Contains(why, Assert.Single(report.Warnings), StringComparison.Ordinal);
    }

    private static async Task<Stage> AfterAsync(params (int Day, Inventory Inventory)[] nights)
    {
        var stage = new Stage();
        foreach (var (day, inventory) in nights)
        {
            await stage.RunAsync(day, inventory);
        }

        return stage;
    }
}
