using FleetDiff.Core.Analysis.Alerts;
using LocalAws;

namespace FleetDiff.Aws.Tests.Inventory;

/// <summary>A view that does not cover the whole organization with tags. Every run checks it, as the doctor does.</summary>
public sealed class LimitedViewTests : WireTests
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    [Fact]
    public async Task AnAccountScopeIsReportedInTheFirstMailAndPreventsTheAllClear()
    {
        Aws.ResourceExplorer.AddView(WireFixture.ViewArn, $"arn:aws:iam::{WireFixture.Account}:root");
        Wire.AddFleet(5, unmanaged: 1);

        var first = await Wire.RunAsync(20);
        Wire.AddNode(5);
        var second = await Wire.RunAsync(21);

        Assert.Equal(AlertKind.Baseline, first.Alert.Kind);
        Assert.Equal(ViewLimitKind.Scope, Assert.Single(first.Report.View.Limits).Kind);
        Assert.Contains($"Incomplete coverage (1)\n  Only account {WireFixture.Account}", first.Alert.Text, Ordinal);
        Assert.Contains("Incomplete coverage", first.Alert.Chat, Ordinal);
        Assert.Contains("Incomplete coverage", first.Alert.Sms, Ordinal);
        Assert.Contains($"Only account {WireFixture.Account}", Wire.ReportText("report.html", 20), Ordinal);
        Assert.Empty(second.Report.Unmanaged);
        Assert.Null(second.Alert.Kind);
        Assert.DoesNotContain("all clear", Wire.ReportText("report.html", 21), StringComparison.OrdinalIgnoreCase);
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
        await Wire.RunAsync(20);
        Aws.ResourceExplorer.AddView(WireFixture.ViewArn, WireFixture.Organization, tags: false);
        if (getViewIsDenied)
        {
            Aws.Faults.On("GetView", Fault.Denied);
        }

        var without = await Wire.RunAsync(21);
        Aws.ResourceExplorer.AddView(WireFixture.ViewArn, WireFixture.Organization);
        var again = await Wire.RunAsync(22);

        Assert.All([without, again], run =>
        {
            Assert.Empty(run.Report.New);
            Assert.Null(run.Alert.Kind);
            Assert.Equal([WireFixture.Id(11), WireFixture.Id(12)], run.Report.Exempted.Select(row => row.Instance));
            Assert.Equal("web-1", Assert.Single(run.Report.Unmanaged).Name);
            Assert.Equal(WireFixture.Date(20), Assert.Single(run.Report.Unmanaged).FirstUnmanaged);
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
        await Wire.RunAsync(20);
        Wire.RemoveInstance(11);
        Wire.AddInstance(11);
        Wire.AddInstance(12, tags: ("a", "b"));

        Assert.Contains((await Wire.RunAsync(21)).Report.New, row => row.Instance == WireFixture.Id(11));
    }
}
