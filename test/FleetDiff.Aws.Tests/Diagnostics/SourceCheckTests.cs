using FleetDiff.Aws.Checks;

namespace FleetDiff.Aws.Tests.Diagnostics;

public sealed class SourceCheckTests : DoctorFixture
{
    [Fact]
    public async Task ExplainsHowToSetUpASource()
    {
        Aws.SecurityHub.Subscribed = false;

        var found = await ExamineAsync();

        found.Says("Security Hub", CheckStatus.Failed, "is not subscribed", "Turn on Security Hub CSPM in this Region");
        found.Says("Security Hub's Region", CheckStatus.NotChecked, "Security Hub failed");
    }

    [Theory]
    [InlineData("us-east-1", "The home Region of Security Hub is us-east-1, and FleetDiff reads eu-west-1")]
    [InlineData(null, "has no cross-Region aggregation")]
    public async Task ReportsThatSecurityHubCoversOnlyItsOwnRegion(string? home, string says)
    {
        Aws.SecurityHub.HomeRegion = home;

        (await ExamineAsync()).Says(
            "Security Hub's Region", CheckStatus.Warning, says, "Make eu-west-1 the home Region");
    }

    [Fact]
    public async Task NamesTheAccountsThatTheAggregatorDoesNotCover()
    {
        Aws.Config.AddSource(new(WireFixture.Account, "eu-west-1"))
            .AddSource(new(WireFixture.Account, "us-east-1") { Status = "FAILED", ErrorCode = "Unauthorized" })
            .AddSource(new(WireFixture.Account, "us-west-2") { Status = "FAILED", ErrorCode = "E", ErrorMessage = "No role" });

        (await ExamineAsync()).Says(
            "AWS Config's sources", CheckStatus.Warning,
            $"2: {WireFixture.Account} us-east-1 (Unauthorized); {WireFixture.Account} us-west-2 (No role).");
    }

    [Fact]
    public async Task SkipsSourcesThatAreNotConfiguredAndNamesTheCausesThatNeedThem()
    {
        (await ExamineAsync(Healthy with { Evidence = new() })).Says(
            "Causes",
            CheckStatus.Warning,
            "FleetDiff cannot detect these causes without AWS Config: image, network, instance profile, no instance profile and "
                + "IMDS version, metadata service off, stopped, just launched; without Security Hub: agent stopped; without "
                + "Systems Manager: index lag.",
            "Add config:AGGREGATOR, security-hub, systems-manager to FLEETDIFF_EVIDENCE.");

        Assert.DoesNotContain(Aws.Requests, request => request.Service is "securityhub" or "ssm" or "config");
    }

    [Fact]
    public async Task NamesTheCausesThatNeedRefusedCounts()
    {
        Aws.Config.RefusesAggregates = true;

        var found = await ExamineAsync();

        found.Says("AWS Config", CheckStatus.Ok, "responds");
        found.Says("Causes", CheckStatus.Warning,
            "FleetDiff cannot detect the causes image, network, instance profile, no instance profile and IMDS version. "
                + "Selecting counts from AWS Config's aggregator");
    }
}
