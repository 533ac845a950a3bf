using System.Text;
using FleetDiff.Comparing;
using FleetDiff.Fleet;
using FleetDiff.Reporting;

namespace FleetDiff.Core.Tests.Reporting;

public class AlertTexts
{
    [Fact]
    public void CountWhatIsNewAndWhatIsOpen()
    {
        var alert = Of(Fleets.Report(
            Fleets.With(managed: [1, 2], unmanaged: [3, 4]),
            Fleets.LastNights(Fleets.With(managed: [1, 2, 4], unmanaged: [3]))));

        Assert.Equal("FleetDiff 2026-11-23: 1 new unmanaged EC2 instance (2 in all)", alert.Subject);
        Assert.StartsWith("1 EC2 instance newly unmanaged by Systems Manager; 2 of 4 in all.", alert.Text, Ordinal);
        Assert.Contains("i-00000000000000004", alert.Text, Ordinal);
        Assert.DoesNotContain("i-00000000000000003", alert.Text, Ordinal);
        Assert.Contains("Report: here", alert.Text, Ordinal);
    }

    [Fact]
    public void SayThatNothingIsNewWhenItIsSo()
    {
        var inventory = Fleets.With(managed: [1], unmanaged: [2]);

        var alert = Of(Fleets.Report(inventory, Fleets.LastNights(inventory)), new() { AlertOn = AlertOn.Any });

        Assert.Equal("FleetDiff 2026-11-23: 1 unmanaged EC2 instance, none new", alert.Subject);
        Assert.StartsWith("1 of 2 EC2 instances unmanaged by Systems Manager; none is new.", alert.Text, Ordinal);
    }

    [Fact]
    public void DoNotSayThatNothingIsNewWhileSomethingNewHasItsGrace()
    {
        var rules = new Rules { AlertOn = AlertOn.Any, GraceHours = 24 };
        var alert = Of(Fleets.Report(Fleets.With(managed: [1], unmanaged: [2]), rules: rules), rules);

        Assert.Equal("FleetDiff 2026-11-23: 1 unmanaged EC2 instance, 1 new in its hours of grace", alert.Subject);
        Assert.StartsWith(
            "1 of 2 EC2 instances unmanaged by Systems Manager; 1 new in its hours of grace.", alert.Text, Ordinal);
    }

    [Fact]
    public void OfASuspectNightGiveTheCauseAndNoList()
    {
        var alert = Of(Fleets.Report(Fleets.With(unmanaged: [1, 2]), Fleets.LastNights(Fleets.With(managed: [1, 2]))));

        Assert.Equal("FleetDiff 2026-11-23: suspect night, the inventory looks wrong", alert.Subject);
        Assert.Contains("no managed node for any of them", alert.Text, Ordinal);
        Assert.Contains("compared with the last good one, 2026-11-22", alert.Text, Ordinal);
        Assert.DoesNotContain("i-0", alert.Text, Ordinal);
    }

    [Fact]
    public void SayWhatCouldNotBeSeenAndNoMoreThanTenLinesOfIt()
    {
        var inventory = Fleets.With(managed: [1], unmanaged: [2]) with
        {
            Ledger = new(Source.ResourceExplorer, SourceStatus.Denied, null, "no\nentry"),
            Warnings = [.. Enumerable.Range(0, 20).Select(n => $"warning {n} {new string('長', 1000)}")],
        };

        var text = Of(Fleets.Report(inventory, rules: new() { Accounts = [Fleets.Account, "999999999999"] })).Text;

        Assert.Contains("  resource-explorer: denied. no\uFFFDentry", text, Ordinal);
        Assert.Contains("  Account 999999999999: ", text, Ordinal);
        Assert.Contains("  warning 7 ", text, Ordinal);
        Assert.DoesNotContain("  warning 8 ", text, Ordinal);
        Assert.Contains("  and 12 more, in the report", text, Ordinal);
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 310));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20_000)]
    public void StayBelowTheLimitsOfTheTopic(int count)
    {
        var instances = Enumerable.Range(2, count).Select(n => Fleets.Instance(n, ("Name", new string('名', 256))));
        var inventory = Fleets.Of([Fleets.Instance(1), .. instances], Fleets.Node(1));

        foreach (var report in new[] { Fleets.Report(inventory), Fleets.Report(inventory with { Nodes = default }) })
        {
            var alert = Of(report);
            Assert.InRange(alert.Subject.Length, 1, 99);
            Assert.All(alert.Subject, c => Assert.InRange(c, ' ', '~'));
            Assert.InRange(Encoding.UTF8.GetByteCount(alert.Text), 1, 30_000);
            Assert.DoesNotContain('\r', alert.Text.ReplaceLineEndings("\n"));
        }
    }

    [Fact]
    public void SayHowManyMoreThereAre()
    {
        var text = Of(Fleets.Report(Fleets.With(managed: [1], unmanaged: [.. Enumerable.Range(2, 5000)]))).Text;

        var shown = text.Split('\n').Count(line => line.Contains("  i-", Ordinal));
        Assert.InRange(shown, 100, 4999);
        Assert.Contains($"  and {5000 - shown} more, in the report", text, Ordinal);
    }

    [Theory]
    [MemberData(nameof(Hostile.Theory), MemberType = typeof(Hostile))]
    public void KeepAHostileNameOnItsLine(string name)
    {
        var (plain, hostile) = (Named("web"), Named(name));

        Assert.Equal(plain.Text.Split('\n').Length, hostile.Text.ReplaceLineEndings("\n").Split('\n').Length);
        Assert.DoesNotContain(hostile.Text.ReplaceLineEndings("").ToCharArray(), char.IsControl);
        Assert.Equal(plain.Subject, hostile.Subject);

        static Alert Named(string name) => Of(Fleets.Report(
            Fleets.Of([Fleets.Instance(1), Fleets.Instance(2, ("Name", name))], Fleets.Node(1))));
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static Alert Of(Report report, Rules? rules = null) =>
        AlertText.Of(report, AlertDecision.Of(report, rules ?? new Rules()), "here");
}
