using FleetDiff.Core.Analysis.Alerts;
using FleetDiff.Core.Model;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Archive;
using LocalAws;

namespace FleetDiff.Aws.Tests.Inventory;

/// <summary>A view that does not cover the whole organization with tags. Every run checks it, as the doctor does.</summary>
public sealed class LimitedViewTests : WireTests
{
    private const string Region = "eu-west-1";

    private static readonly DateOnly First = WireFixture.RunDate.AddDays(-3);

    [Fact]
    public async Task AnAccountScopeIsReportedInTheFirstMail()
    {
        Aws.ResourceExplorer.AddView(WireFixture.ViewArn, $"arn:aws:iam::{WireFixture.Account}:root");
        Wire.AddFleet(5, unmanaged: 1);

        var run = await RunAsync(0);

        Assert.Equal(AlertKind.Baseline, run.Alert.Kind);
        Assert.Equal(ViewLimitKind.Scope, Assert.Single(run.Report.View.Limits).Kind);
        Assert.Contains($"Incomplete coverage (1)\n  Only account {WireFixture.Account}", run.Alert.Text, Ordinal);
        Assert.Contains("Incomplete coverage", run.Alert.Chat, Ordinal);
        Assert.Contains("Incomplete coverage", run.Alert.Sms, Ordinal);
        Assert.Contains($"Only account {WireFixture.Account}", Wire.Text("reports/date=2026-11-20/report.html"), Ordinal);
    }

    [Fact]
    public async Task AnAccountScopeOrAFilterPreventsTheAllClear()
    {
        Aws.ResourceExplorer.AddView(WireFixture.ViewArn, $"arn:aws:iam::{WireFixture.Account}:root");
        Wire.AddFleet(5, unmanaged: 1);
        await RunAsync(0);
        Aws.ResourceExplorer.AddNode(WireFixture.Account, Region, WireFixture.Id(5));

        var run = await RunAsync(1);

        Assert.Empty(run.Report.Unmanaged);
        Assert.Null(run.Alert.Kind);
        Assert.DoesNotContain(
            "all clear", Wire.Text("reports/date=2026-11-21/report.html"), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TagExemptionsStayWhileTheViewOmitsTags(bool getViewIsDenied)
    {
        Wire.AddFleet(5);
        Add(11, ("fleetdiff:exempt", "2027-03-31"), ("Name", "kiosk-1"));
        Add(12, ("team", "lab"), ("Name", "lab-1"));
        Add(13, ("Name", "web-1"));
        await Wire.Archive().PutAsync(ArchiveKeys.Exemptions, new("text/csv", async (stream, ct) =>
            await stream.WriteAsync("account,region,instance,until,reason,owner,tag\n*,*,*,,lab,,team=lab\n"u8.ToArray(), ct)),
            default);
        await RunAsync(0);
        Aws.ResourceExplorer.AddView(WireFixture.ViewArn, WireFixture.Organization, tags: false);
        if (getViewIsDenied)
        {
            Aws.Faults.On("GetView", Fault.Denied);
        }

        var without = await RunAsync(1);
        var still = await RunAsync(2);
        Aws.ResourceExplorer.AddView(WireFixture.ViewArn, WireFixture.Organization);
        var again = await RunAsync(3);

        Assert.All([without, still, again], run =>
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
        Add(11, ("fleetdiff:exempt", ""));
        await RunAsync(0);
        Aws.ResourceExplorer.Remove($"arn:aws:ec2:{Region}:{WireFixture.Account}:instance/{WireFixture.Id(11)}");
        Add(11);
        Aws.ResourceExplorer.AddInstance(WireFixture.Account, Region, WireFixture.Id(12), new Dictionary<string, string> { ["a"] = "b" });

        var run = await RunAsync(1);

        Assert.Contains(run.Report.New, row => row.Instance == WireFixture.Id(11));
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private void Add(int number, params (string Key, string Value)[] tags) => Aws.ResourceExplorer.AddInstance(
        WireFixture.Account, Region, WireFixture.Id(number), tags.ToDictionary(tag => tag.Key, tag => tag.Value));

    private Task<RunResult> RunAsync(int day) => Wire.RunAsync(First.AddDays(day));
}
