using FleetDiff.Core.Model;
using FleetDiff.Core.Pipeline;
using LocalAws;

namespace FleetDiff.Aws.Tests.Evidence;

/// <summary>
/// A partial answer is not evidence: a source that cannot be read to its end throws, and explains what to do.
/// </summary>
public sealed class SourceFailureTests : WireTests
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Aws.Organizations.Create("o-example1234").AddUnit(new("ou-root-workload", "Workloads"))
            .AddAccount(new(WireFixture.Account, "payments-prod") { Unit = "ou-root-workload" });
    }

    [Theory]
    [InlineData(Source.SecurityHub, "GetFindings", "securityhub:GetFindings on the hub")]
    [InlineData(Source.SystemsManager, "ListNodes", "ssm:ListNodes and ssm:ListNodesSummary on the resource data sync")]
    [InlineData(Source.SystemsManager, "ListNodesSummary", "ssm:ListNodes and ssm:ListNodesSummary on")]
    [InlineData(Source.Config, "SelectAggregateResourceConfig", "config:SelectAggregateResourceConfig on")]
    [InlineData(Source.Organizations, "DescribeOrganization", "organizations:DescribeOrganization, ")]
    [InlineData(Source.Organizations, "ListAccounts", "organizations:DescribeOrganization, organizations:ListAccounts and ")]
    [InlineData(Source.Organizations, "DescribeOrganizationalUnit", "organizations:DescribeOrganization, ")]
    public async Task NamesTheMissingActionWhenDenied(Source source, string operation, string permission)
    {
        Aws.Faults.On(operation, Fault.Denied);

        var failure = await FailAsync(source);

        Assert.Equal(SourceStatus.Denied, failure.Status);
        Assert.Contains($"Allow {permission}", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Source.SecurityHub, "is not subscribed", "or remove security-hub from FLEETDIFF_EVIDENCE.")]
    [InlineData(Source.SystemsManager, "UnsupportedOperation", "or remove systems-manager from FLEETDIFF_EVIDENCE.")]
    [InlineData(Source.Config, "FLEETDIFF_EVIDENCE has config:elsewhere", "or remove config.")]
    [InlineData(Source.Organizations, "Run FleetDiff in an account of an organization",
        "or set FLEETDIFF_ACCOUNTS to account ids, or to none.")]
    public async Task ExplainsHowToSetUpTheSource(Source source, string says, string end)
    {
        Aws.SecurityHub.Subscribed = false;
        Aws.SystemsManager.Enabled = false;
        Aws.Organizations.Id = null;
        Aws.Config.AddAggregator("elsewhere", "us-east-1");

        var failure = source == Source.Config
            ? await Wire.ConfigAggregator("elsewhere").FailAsync(TestComparisons.Fleet(1, unmanaged: 1))
            : await FailAsync(source);

        Assert.Equal(SourceStatus.NotSetUp, failure.Status);
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
        Assert.EndsWith(end, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExplainsHowToSetUpTheNodeListWithoutItsSync()
    {
        Aws.SystemsManager.HasOrganizationSync = false;

        var failure = await FailAsync(Source.SystemsManager);

        Assert.Equal(SourceStatus.NotSetUp, failure.Status);
        Assert.Contains("Set up the unified console of Systems Manager", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Source.SecurityHub, "GetFindings", "Listing SSM.1 findings FAILED in Security Hub")]
    [InlineData(Source.SystemsManager, "ListNodes", "Listing unmanaged nodes in Systems Manager")]
    [InlineData(Source.Config, "SelectAggregateResourceConfig", "Selecting instances from AWS Config")]
    [InlineData(Source.Organizations, "ListAccounts", "Reading accounts from AWS Organizations")]
    [InlineData(Source.Organizations, "DescribeOrganizationalUnit", "Reading organizational units from AWS Organizations")]
    public async Task ReturnsNothingWhenTheSecondPageFails(Source source, string operation, string attempt)
    {
        for (var i = 1; i <= 101; i++)
        {
            Aws.SecurityHub.AddSsm1(WireFixture.Account, "eu-west-1", WireFixture.Id(i), "FAILED");
            Aws.SystemsManager.AddNode(new(WireFixture.Account, "eu-west-1", WireFixture.Id(i)) { Managed = false });
            Aws.Config.AddInstance(WireFixture.Account, "eu-west-1", WireFixture.Id(i));
            Aws.Organizations.AddUnit(new($"ou-root-{i:d8}", $"unit {i}"))
                .AddAccount(new($"{700000000000 + i}", $"account {i}") { Unit = $"ou-root-{i:d8}" });
        }

        var page = 0;
        Aws.Faults.On(operation, Fault.Refusal(400, "ValidationException", "Half-way."), _ => ++page > 1);

        var failure = await FailAsync(source, unmanaged: 101);

        Assert.Equal(SourceStatus.Failed, failure.Status);
        Assert.StartsWith(attempt, failure.Message, StringComparison.Ordinal);
        Assert.Matches(", after [0-9]+ pages, failed: ValidationException", failure.Message);
    }

    [Theory]
    [InlineData(Source.SecurityHub)]
    [InlineData(Source.SystemsManager)]
    [InlineData(Source.Config)]
    [InlineData(Source.Organizations)]
    public async Task StopsAtOnceWhenCanceled(Source source)
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Adapter(source).ReadAsync(TestComparisons.Fleet(1, unmanaged: 1), WireFixture.Progress, cancelled.Token));
    }

    private Task<SourceFailedException> FailAsync(Source source, int unmanaged = 1) =>
        Adapter(source).FailAsync(TestComparisons.Fleet(unmanaged, unmanaged));

    private IEvidenceSource Adapter(Source source) => source switch
    {
        Source.SecurityHub => Wire.SecurityHub(),
        Source.SystemsManager => Wire.SystemsManager(),
        Source.Organizations => Wire.Organizations(),
        _ => Wire.ConfigAggregator(),
    };
}
