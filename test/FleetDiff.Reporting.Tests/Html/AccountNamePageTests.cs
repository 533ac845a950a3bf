using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Tests;

namespace FleetDiff.Reporting.Tests.Html;

public class AccountNamePageTests
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    [Fact]
    public async Task ShowsTheNameBeforeTheIdAndTheUnit()
    {
        var page = await PageAsync("payments-prod", "Workloads/Prod");

        Assert.Contains(
            $"<bdi class=\"who\">payments-prod</bdi> <small><span class=\"id\">{Fleets.Account}</span> "
            + "<span class=\"unit\"><bdi>Workloads/Prod</bdi></span></small>",
            page, Ordinal);
        Assert.Contains("<a href=\"#unit=Workloads%2FProd&amp;verdict=unmanaged\">", page, Ordinal);
    }

    [Theory]
    [MemberData(nameof(HostileText.Theory), MemberType = typeof(HostileText))]
    public async Task EscapesNames(string text)
    {
        var body = TestPages.WithoutAssets(await PageAsync(text, text));

        Assert.DoesNotContain("evil.example>", body, Ordinal);
        Assert.DoesNotContain("<script>alert", body, Ordinal);
        Assert.DoesNotContain('\u202E', body);
        Assert.DoesNotContain(body.ReplaceLineEndings("").ToCharArray(), char.IsControl);
    }

    [Fact]
    public async Task LeavesOutThePathOfIdsWithoutAName()
    {
        var page = await TestPages.RenderAsync(WithNames(null, "o-1/r-1/ou-1"));

        Assert.DoesNotContain("o-1/r-1/ou-1", page, Ordinal);
    }

    private static Task<string> PageAsync(string name, string unit)
    {
        var report = WithNames(name, unit);
        return TestPages.RenderAsync(report with
        {
            Accounts = [.. report.Accounts.Select(count => count with { AccountName = name, OrganizationalUnit = unit })],
            Coverage =
            [
                new("333333333333", AccountCoverageStatus.Closed)
                {
                    AccountName = name, OrganizationalUnit = unit, Because = "The account is closed.",
                },
            ],
        });
    }

    private static Report WithNames(string? name, string unit)
    {
        var report = Fleets.Report(Fleets.With(managed: [1], unmanaged: [2]));
        IReadOnlyList<ReportedInstance> rows =
            [.. report.Unmanaged.Select(row => row with { AccountName = name, OrganizationalUnit = unit })];
        return report with { Unmanaged = rows, New = rows };
    }
}
