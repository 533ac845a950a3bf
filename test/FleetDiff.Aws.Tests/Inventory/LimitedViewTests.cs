using FleetDiff.Core.Analysis.Alerts;
using FleetDiff.Core.Pipeline;
using LocalAws;

namespace FleetDiff.Aws.Tests.Inventory;

/// <summary>A view that does not cover the whole organization with tags. Every run checks it, as the doctor does.</summary>
public sealed class LimitedViewTests : WireTests
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static readonly DateOnly First = WireFixture.RunDate.AddDays(-3);

    [Fact]
    public async Task AnAccountScopeIsReportedInTheFirstMailAndPreventsTheAllClear()
    {
        Aws.ResourceExplorer.AddView(WireFixture.ViewArn, $"arn:aws:iam::{WireFixture.Account}:root");
        Wire.AddFleet(5, unmanaged: 1);

        var first = await RunAsync(0);
        Wire.AddNode(5);
        var second = await RunAsync(1);

        Assert.Equal(AlertKind.Baseline, first.Alert.Kind);
        Assert.Equal(ViewLimitKind.Scope, Assert.Single(first.Report.View.Limits).Kind);
        Assert.Contains($"Incomplete coverage (1)\n  Only account {WireFixture.Account}", first.Alert.Text, Ordinal);
        Assert.Contains("Incomplete coverage", first.Alert.Chat, Ordinal);
        Assert.Contains("Incomplete coverage", first.Alert.Sms, Ordinal);
        Assert.Contains($"Only account {WireFixture.Account}", Wire.ReportText("report.html", First), Ordinal);
        Assert.Empty(second.Report.Unmanaged);
        Assert.Null(second.Alert.Kind);
        Assert.DoesNotContain("all clear", Wire.ReportText("report.html", First.AddDays(1)), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TagExemptionsStayWhileTheViewOmitsTags(bool getViewIsDenied)
    {
        Wire.AddFleet(5);
        Wire.AddInstance(11, tags: [("fleetdiff:exempt", "2027-03-31"), ("Name", "kiosk-1")]);
        Wire.AddInstance(12, tags: [("team", "lab"), ("Name", "lab-1")]);
        Wire.AddInstance(13, tags: ("Name", "web-1"));
        await Wire.ExemptAsync("account,region,instance,until,reason,owner,tag\n*,*,*,,lab,,team=lab\n");
        await RunAsync(0);
        Aws.ResourceExplorer.AddView(WireFixture.ViewArn, WireFixture.Organization, tags: false);
        if (getViewIsDenied)
        {
            Aws.Faults.On("GetView", Fault.Denied);
        }

        var without = await RunAsync(1);
        Aws.ResourceExplorer.AddView(WireFixture.ViewArn, WireFixture.Organization);
        var again = await RunAsync(2);

        Assert.All([without, again], run =>
        {
            Assert.Empty(run.Report.New);
            Assert.Null(run.Alert.Kind);
            Assert.Equal([WireFixture.Id(11), WireFixture.Id(12)], run.Report.Exempted.Select(row => row.Instance));
            Assert.Equal("web-1", Assert.Single(run.Report.Unmanaged).Name);
            Assert.Equal(First, Assert.Single(run.Report.Unmanaged).FirstUnmanaged);
        });
        Assert.Equal(
            getViewIsDenied ? ViewLimitKind.NotReadable : ViewLimitKind.Tags,
            Assert.Single(without.Report.View.Limits).Kind);
    }

    [Fact]
    public async Task ARemovedTagEndsTheExemptionWhileTagsAreVisible()
    {
        Wire.AddFleet(5);
        Wire.AddInstance(11, tags: ("fleetdiff:exempt", ""));
        await RunAsync(0);
        Wire.RemoveInstance(11);
        Wire.AddInstance(11);
        Wire.AddInstance(12, tags: ("a", "b"));

        Assert.Contains((await RunAsync(1)).Report.New, row => row.Instance == WireFixture.Id(11));
    }

    private Task<RunResult> RunAsync(int day) => Wire.RunAsync(First.AddDays(day));
}
