using FleetDiff.Core.Model;
using LocalAws;

namespace FleetDiff.Aws.Tests.Organizations;

/// <summary>A run that cannot read the organization: it continues without it and states it once.</summary>
public sealed class OrganizationRunTests : WireTests
{
    [Fact]
    public async Task ThrottlingHalfWayLeavesTheOrganizationOut()
    {
        Wire.Rules = new() { ExpectsOrganization = true };
        Wire.AddFleet(2, unmanaged: 1);
        Aws.Organizations.Create("o-example1234");
        for (var i = 1; i <= 60; i++)
        {
            Aws.Organizations.AddAccount(new($"{600000000000 + i}", $"account {i}"));
        }

        var page = 0;
        Aws.Faults.On("ListAccounts", Fault.Throttle, _ => ++page > 2);

        var report = (await Wire.RunAsync(Wire.Organizations())).Report;

        var source = Assert.Single(report.Sources, source => source.Name == Source.Organizations);
        Assert.Equal(SourceStatus.Failed, source.Status);
        Assert.StartsWith(
            "Reading accounts from AWS Organizations, after 2 pages, failed: TooManyRequestsException (HTTP 400): ",
            source.Error!, StringComparison.Ordinal);
        Assert.EndsWith("kept throttling through every retry; all callers in the account share its quota. Run again later.",
            source.Error!, StringComparison.Ordinal);
        // Without the organization, no account is expected.
        Assert.Empty(report.BlindSpots);
        Assert.Single(report.Unmanaged);
        Assert.Single(Aws.Sns.Published);
        Assert.Equal(2, Wire.ReportText("report.json").Split("AWS Organizations").Length);
    }
}
