using FleetDiff.Core.Pipeline.Alerts;
using FleetDiff.Reporting.Csv;

namespace FleetDiff.Core.Tests.Analysis.Grouping;

public class GroupReportTests
{
    private const StringComparison Ordinal = StringComparison.Ordinal;
    private const string Label = "Auto Scaling group batch";

    private static readonly FleetInventory Fleet = Fleets.FromInstances(
        [Fleets.Instance(1), Fleets.Instance(2, ("Name", "alone")), .. Enumerable.Range(1000, 300).Select(Worker)],
        Fleets.Node(1));

    [Fact]
    public void ThreeHundredInstancesAreOneEntryInTheMail()
    {
        var text = Mail(Fleets.Report(Fleet)).Text;

        Assert.Contains($"\n  300 instances of {Label}\n    {Fleets.Account} eu-west-1: i-000000000000003e8, "
            + "i-000000000000003e9,\n    i-000000000000003ea and 297 more\n", text, Ordinal);
        Assert.Single(text.Split('\n'), line => line.StartsWith("    i-", Ordinal) && line.Contains("alone", Ordinal));
    }

    [Fact]
    public void TheMailCountsDueInstancesAndTheReportAll()
    {
        var before = Fleets.EarlierReports(Fleets.FromInstances(
            [Fleets.Instance(1), .. Enumerable.Range(1000, 20).Select(Worker)], Fleets.Node(1)));

        Assert.Contains(
            $" 280 instances of {Label}, since 2026-11-22, grown from 20, 300 in all ",
            TestAlerts.OneLine(Mail(Fleets.Report(Fleet, before)).Text), Ordinal);
    }

    [Theory]
    [InlineData(InstanceState.Stopped, CauseCode.StoppedNeverManaged)]
    [InlineData(InstanceState.Running, null)]
    public void HasTheCauseThatAllItsInstancesHave(InstanceState state, CauseCode? cause)
    {
        var config = TestEvidence.FromConfig((1000, InstanceState.Stopped), (1001, state));
        var inventory = Fleets.FromInstances([Fleets.Instance(1), Worker(1000), Worker(1001)], Fleets.Node(1));

        Assert.Equal(cause, Assert.Single(Fleets.Findings(inventory, sources: config).Report.Groups).Cause?.Code);
    }

    [Fact]
    public void ContainsNoExemptDormantOrDisputedInstance()
    {
        var inventory = Fleets.FromInstances(
            [
                Fleets.Instance(1),
                .. Enumerable.Range(1000, 4).Select(Worker),
                Fleets.Instance(1004, ("aws:autoscaling:groupName", "batch"), ("fleetdiff:exempt", "")),
            ],
            Fleets.Node(1));
        var hub = TestEvidence.FromSecurityHub((1000, ManagementStatus.Managed), (1001, ManagementStatus.Managed));
        var config = TestEvidence.FromConfig((1000, InstanceState.Running));

        var report = Fleets.Findings(inventory, sources: [hub, config]).Report;

        Assert.Equal(2, Assert.Single(report.Groups).Count);
        Assert.All(report.Dormant.Concat(report.Disagreements).Concat(report.Exempted), row =>
        {
            Assert.Null(row.Group);
            Assert.Null(row.Cause);
        });
    }

    [Fact]
    public async Task AreDistinctInTheSpreadsheetWhenTheyLookAlike()
    {
        (string, string)[] one = [("eks:cluster-name", "a, b")];
        (string, string)[] other = [("eks:cluster-name", "a"), ("eks:nodegroup-name", "b")];
        var report = Fleets.Report(Fleets.FromInstances(
            [
                Fleets.Instance(1), Fleets.Instance(2, one), Fleets.Instance(3, one), Fleets.Instance(4, other),
                Fleets.Instance(5, other),
            ],
            Fleets.Node(1)));
        using var stream = new MemoryStream();

        await new UnmanagedCsvColumns(new(report)).WriteAsync(report.Unmanaged, stream, byteOrderMark: true, default);

        Assert.Equal(2, report.Groups.Count);
        Assert.Single(report.Groups.Select(group => group.Label).Distinct());
    }

    private static Instance Worker(int number) => Fleets.Instance(number, ("aws:autoscaling:groupName", "batch"));

    private static EmailMessage Mail(Report report) => TestAlerts.Create(report).Mail;
}
