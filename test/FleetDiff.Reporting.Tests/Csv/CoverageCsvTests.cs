using FleetDiff.Reporting.Csv;

namespace FleetDiff.Reporting.Tests.Csv;

public class CoverageCsvTests
{
    [Fact]
    public async Task HasARowForEachRegionAndForAnAccountWithoutRegions()
    {
        var report = Fleets.Findings(
            TestOrganization.Showing(Fleets.Account) with
            {
                Indexes = new HashSet<AccountRegion> { new(Fleets.Account, Fleets.Ireland), new(Fleets.Account, Fleets.Tokyo) },
            },
            rules: new() { ExpectsOrganization = true },
            sources:
            [
                TestOrganization.Of(Fleets.Account, TestOrganization.Management),
                TestEvidence.FromConfig((1, InstanceState.Running)),
            ]).Report;

        var rows = await CsvFiles.ReadAsync(report, "coverage.csv");

        Assert.Equal(CoverageCsv.Columns, rows[0]);
        Assert.Equal(
            [
                "111111111111,seen,,active,false,ap-northeast-1,true,0,0,,false,false,,app-1,Workloads/Prod",
                "111111111111,seen,,active,false,eu-west-1,true,2,1,config,false,false,,app-1,Workloads/Prod",
            ],
            rows.Skip(1).Take(2).Select(row => string.Join(',', row)));
        Assert.Equal(
            ["999999999999", "blind-spot", "2026-11-23", "active", "true", "", "false", "0", "0", "", "false", "false"],
            rows[3].Take(12));
        Assert.Equal(["app-9", "Workloads/Prod"], rows[3].Skip(13));
    }

    [Theory]
    [MemberData(nameof(HostileText.Theory), MemberType = typeof(HostileText))]
    public async Task ANameIsOneFieldThatNoSpreadsheetCalculates(string name)
    {
        var account = TestOrganization.Account(Fleets.Account, name: name) with { OrganizationalUnit = name };
        var report = Fleets.Findings(TestOrganization.Showing(Fleets.Account), sources: TestOrganization.Of(account)).Report;

        var row = (await CsvFiles.ReadAsync(report, "coverage.csv"))[1];

        Assert.Equal(CoverageCsv.Columns.Count, row.Count);
        Assert.All(row.Skip(13), field => Assert.DoesNotMatch(@"^[\s\u3000""]*[=+\-@]", field));
        Assert.All(row.Skip(13), field => Assert.DoesNotContain(field, char.IsControl));
    }
}
