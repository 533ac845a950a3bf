using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Aws.Tests;

/// <summary>Tag values of account owners, over a complete run.</summary>
public sealed class ValuesOfTagsTests : WireTests
{
    private const string Region = "eu-west-1";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Wire.AddFleet(2);
    }

    [Fact]
    public async Task AnExemptTagWithNoOrAnUnclearValueExemptsNothing()
    {
        Add(11, WireFixture.Account, ("fleetdiff:exempt", "false"));
        Add(12, WireFixture.Account, ("fleetdiff:exempt", "no"));
        Add(13, WireFixture.Account, ("fleetdiff:exempt", "Jan 2020"));

        var report = await RunAsync();

        Assert.Empty(report.Exempted);
        Assert.Equal([WireFixture.Id(11), WireFixture.Id(12), WireFixture.Id(13)], report.Unmanaged.Select(row => row.Instance));
        Assert.Contains("its value 'Jan 2020' exempts nothing", Assert.Single(report.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NamesAndAccountsStayReadableInASpreadsheet()
    {
        Add(11, "012345678901", ("Name", "倉庫管理サーバー-02"));
        Add(12, WireFixture.Account, ("Name", "Gebäude Süd"));

        await RunAsync();

        var csv = Wire.Stored()["nightly/reports/date=2026-11-23/unmanaged.csv"];
        Assert.Equal([0xEF, 0xBB, 0xBF], csv.Take(3));
        var text = Wire.Text("reports/date=2026-11-23/unmanaged.csv");
        Assert.Contains("倉庫管理サーバー-02", text, StringComparison.Ordinal);
        Assert.Contains("Gebäude Süd", text, StringComparison.Ordinal);
        Assert.Contains($"arn:aws:ec2:{Region}:012345678901:instance/{WireFixture.Id(11)}", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InstancesLaunchedByServicesAreGroupedByService()
    {
        Add(11, WireFixture.Account, ("aws:elasticmapreduce:job-flow-id", "j-2AXXXXXXGAPLF"));
        Add(12, WireFixture.Account, ("aws:elasticmapreduce:job-flow-id", "j-2AXXXXXXGAPLF"));
        Add(13, WireFixture.Account, ("kubernetes.io/cluster/kops.example", "owned"), ("k8s.io/role/node", "1"));
        Add(14, WireFixture.Account, ("kubernetes.io/cluster/kops.example", "owned"), ("k8s.io/role/node", "1"));
        Add(15, WireFixture.Account, ("aws:ec2:fleet-id", "fleet-1"));
        Add(16, WireFixture.Account, ("aws:ec2:fleet-id", "fleet-1"));
        Add(17, WireFixture.Account, ("aws:ec2spot:fleet-request-id", "sfr-1"));
        Add(18, WireFixture.Account, ("aws:ec2spot:fleet-request-id", "sfr-1"));
        Add(19, WireFixture.Account, ("aws:cloudformation:stack-name", "app"));
        Add(20, WireFixture.Account, ("aws:cloudformation:stack-name", "app"));

        var report = await RunAsync();

        Assert.Equal(
            ["Ec2Fleet", "EmrCluster", "KubernetesCluster", "SpotFleet", "Stack"],
            report.Groups.Select(group => group.Kind.ToString()).Order(StringComparer.Ordinal));
    }

    private void Add(int number, string account, params (string Key, string Value)[] tags) =>
        Aws.ResourceExplorer.AddInstance(
            account, Region, WireFixture.Id(number), tags.ToDictionary(tag => tag.Key, tag => tag.Value), WireFixture.Reported);

    private async Task<Report> RunAsync() => (await Wire.RunAsync()).Report;
}
