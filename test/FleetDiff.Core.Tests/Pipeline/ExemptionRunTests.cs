using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Core.Tests.Pipeline;

public class ExemptionRunTests
{
    private const string Header = "account,region,instance,until,reason,owner,tag\n";
    private const string Lab = "*,*,*,2026-11-24,lab machines,lab@example.com,team=lab\n";
    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static readonly FleetInventory Fleet = Fleets.FromInstances(
        [
            Fleets.Instance(1),
            Fleets.Instance(2, ("team", "lab")),
            Fleets.Instance(3, ("fleetdiff:exempt", "yes")),
            Fleets.Instance(4),
        ],
        Fleets.Node(1), Fleets.Node(4));

    [Theory]
    [InlineData(Header + Lab + "*,*,*,31.12.2026,lab,,team\n", "line 3, column 7 (until): ")]
    [InlineData("", "line 1, column 1")]
    public async Task FailsOnAnInvalidFileBeforeAnythingIsReadOrSent(string file, string where)
    {
        // The alert of the run before is not sent yet. It also waits for a valid file.
        var stage = new RunFixture();
        stage.Channel.IsFailing = true;
        await Assert.ThrowsAsync<RunFailedException>(() => stage.RunAsync(22, Fleet));
        stage.Channel.IsFailing = false;
        stage.Archive.Put(ArchiveKeys.Exemptions, file);
        var before = stage.Archive.Objects;

        var failure = await Assert.ThrowsAsync<RunFailedException>(() => stage.RunAsync(23, Fleet));

        Assert.StartsWith(
            $"memory://exemptions.csv has errors. Fix them and run again:\n- {where}", failure.Message, Ordinal);
        Assert.Equal(1, stage.Reads);
        Assert.Empty(stage.Channel.Sent);
        Assert.Equal(before, stage.Archive.Objects);
    }

    [Fact]
    public async Task InstancesOfAnEndedRuleAreNewAndNameTheRule()
    {
        const string Rule = "exemptions.csv line 2: lab machines (owner lab@example.com, until 2026-11-24)";
        var stage = Staged(Header + Lab);
        await stage.RunAsync(23, Fleet);

        var run = await stage.RunAsync(24, Fleet);
        var after = await stage.RunAsync(25, Fleet);

        var row = Assert.Single(run.Report.New);
        Assert.Equal((RunFixture.Date(23), Rule, true), (row.FirstUnmanaged, row.ExemptionEnded, row.Due));
        Assert.Contains($" no longer exempt: {Rule}", TestAlerts.OneLine(run.Alert.Text), Ordinal);
        Assert.Equal(ExemptionStatus.Ended, run.Report.Exemptions[0].Status);
        Assert.Equal(Rule, Assert.Single(after.Report.Unmanaged).ExemptionEnded);
        Assert.False(after.Alert.Sent);
    }

    [Fact]
    public async Task InstancesOfADeletedRuleNameTheRule()
    {
        var stage = Staged(Header + Lab);
        await stage.RunAsync(20, Fleet);
        stage.Archive.Remove(ArchiveKeys.Exemptions);

        var run = await stage.RunAsync(21, Fleet);

        Assert.StartsWith(
            "exemptions.csv line 2: lab machines", Assert.Single(run.Report.New).ExemptionEnded, Ordinal);
    }

    [Fact]
    public async Task InstancesAddedAfterTheEndOfARuleDoNotNameIt()
    {
        var stage = Staged(Header + "*,*,*,2026-01-01,long over,,team=lab\n");

        var run = await stage.RunAsync(20, Fleet);

        Assert.Null(Assert.Single(run.Report.New).ExemptionEnded);
        Assert.DoesNotContain("long over", run.Alert.Text, Ordinal);
    }

    [Theory]
    [InlineData("2026-11-24", 9, ".!.....")]
    [InlineData("2026-11-24", 10, "!......")]
    public async Task AnnouncesAnEndOnceWithin14Days(string until, int firstDay, string announced)
    {
        var stage = Staged(Header + Lab.Replace("2026-11-24", until, Ordinal));
        var sent = "";
        for (var day = firstDay; day < firstDay + announced.Length; day++)
        {
            var run = await stage.RunAsync(day, Fleet);
            sent += run.Alert.Text?.Contains("Exemptions that end within 14 days (", Ordinal) == true ? '!' : '.';
            Assert.Equal(sent[^1] == '!', run.Report.Exemptions[0].Due);
        }

        Assert.Equal(announced, sent);
    }

    [Fact]
    public async Task DoesNotAnnounceAnEndAgainWhenTheRuleMovesToAnotherLine()
    {
        var stage = Staged(Header + Lab);
        var first = await stage.RunAsync(20, Fleet);
        stage.Archive.Put(ArchiveKeys.Exemptions, Header + "444444444444,*,*,,another,,\n" + Lab);

        var second = await stage.RunAsync(21, Fleet);

        Assert.True(first.Report.Exemptions[0].Due);
        Assert.DoesNotContain(second.Report.Exemptions, rule => rule.Due);
        Assert.False(second.Alert.Sent);
    }

    [Fact]
    public async Task SendsAnAnnouncementWithoutOpenInstances()
    {
        var stage = Staged(Header);
        var open = Fleets.FromInstances(
            [.. Enumerable.Range(1, 9).Select(n => Fleets.Instance(n, ("team", n == 2 ? "lab" : "web")))],
            Fleets.Node(1));
        await stage.RunAsync(19, open);
        stage.Archive.Put(ArchiveKeys.Exemptions, Header + Lab);

        var run = await stage.RunAsync(20, open);

        Assert.Equal("FleetDiff 2026-11-20: 1 exemption about to end", run.Alert.Subject);
        Assert.Contains("until 2026-11-24): 1 instance ", TestAlerts.OneLine(run.Alert.Text), Ordinal);
        Assert.DoesNotContain("i-0", run.Alert.Text, Ordinal);
    }

    private static RunFixture Staged(string exemptions)
    {
        var stage = new RunFixture();
        stage.Archive.Put(ArchiveKeys.Exemptions, exemptions);
        return stage;
    }
}
