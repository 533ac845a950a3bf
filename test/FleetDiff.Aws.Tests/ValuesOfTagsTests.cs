namespace FleetDiff.Aws.Tests;

/// <summary>Tag values of account owners, over a complete run.</summary>
public sealed class ValuesOfTagsTests : WireTests
{
    [Fact]
    public async Task AnExemptTagWithNoOrAnUnclearValueExemptsNothing()
    {
        Wire.AddFleet(2);
        Wire.AddInstance(11, tags: ("fleetdiff:exempt", "false"));
        Wire.AddInstance(12, tags: ("fleetdiff:exempt", "no"));
        Wire.AddInstance(13, tags: ("fleetdiff:exempt", "Jan 2020"));

        var report = (await Wire.RunAsync()).Report;

        Assert.Empty(report.Exempted);
        Assert.Equal([WireFixture.Id(11), WireFixture.Id(12), WireFixture.Id(13)], report.Unmanaged.Select(row => row.Instance));
        Assert.Contains("its value 'Jan 2020' exempts nothing", Assert.Single(report.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NamesAndAccountsStayReadableInASpreadsheet()
    {
        Wire.AddFleet(2);
        Wire.AddInstance(11, "012345678901", tags: ("Name", "倉庫管理サーバー-02"));

        await Wire.RunAsync();

        var text = Wire.ReportText("unmanaged.csv");
        Assert.StartsWith("\uFEFF", text, StringComparison.Ordinal);
        Assert.Contains("倉庫管理サーバー-02", text, StringComparison.Ordinal);
        Assert.Contains($"arn:aws:ec2:eu-west-1:012345678901:instance/{WireFixture.Id(11)}", text, StringComparison.Ordinal);
    }
}
