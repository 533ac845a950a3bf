using FleetDiff.Core.Model;
using FleetDiff.Core.Pipeline;
using LocalAws;

namespace FleetDiff.Aws.Tests.Evidence;

/// <summary>
/// A partial answer is not evidence: a source that cannot be read to its end throws, and explains what to do.
/// </summary>
public sealed class SourceFailureTests : IAsyncLifetime
{
    private WireFixture _wire = null!;

    public async Task InitializeAsync()
    {
        _wire = await WireFixture.StartAsync();
        _wire.Aws.Organizations.Create("o-example1234").AddUnit(new("ou-root-workload", "Workloads"))
            .AddAccount(new(WireFixture.Account, "payments-prod") { Unit = "ou-root-workload" });
    }

    public async Task DisposeAsync() => await _wire.DisposeAsync();

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
        _wire.Aws.Faults.On(operation, Fault.Denied);

        var failure = await FailAsync(source);

        Assert.Equal(SourceStatus.Denied, failure.Status);
        Assert.Contains($"Allow {permission}", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Source.SecurityHub, "GetFindings")]
    [InlineData(Source.SystemsManager, "ListNodes")]
    [InlineData(Source.Config, "SelectAggregateResourceConfig")]
    [InlineData(Source.Organizations, "ListAccounts")]
    public async Task AsksToRenewExpiredCredentials(Source source, string operation)
    {
        _wire.Aws.Faults.On(operation, Fault.ExpiredToken);

        var failure = await FailAsync(source);

        Assert.Equal(SourceStatus.Failed, failure.Status);
        Assert.Contains("renew them", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExplainsHowToEnableSecurityHub()
    {
        _wire.Aws.SecurityHub.Subscribed = false;

        var failure = await FailAsync(Source.SecurityHub);

        Assert.Equal(SourceStatus.NotSetUp, failure.Status);
        Assert.Contains("is not subscribed", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("or remove security-hub from FLEETDIFF_EVIDENCE.", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ExplainsHowToSetUpSystemsManager(bool enabled)
    {
        _wire.Aws.SystemsManager.Enabled = enabled;
        _wire.Aws.SystemsManager.HasOrganizationSync = false;

        var failure = await FailAsync(Source.SystemsManager);

        Assert.Equal(SourceStatus.NotSetUp, failure.Status);
        Assert.Contains("Set up the unified console of Systems Manager", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReportsAnAggregatorThatIsNotInTheRegion()
    {
        _wire.Aws.Config.AddAggregator("elsewhere", "us-east-1");

        var failure = await _wire.ConfigAggregator("elsewhere").FailAsync(TestComparisons.Fleet(1, unmanaged: 1));

        Assert.Equal(SourceStatus.NotSetUp, failure.Status);
        Assert.Contains("FLEETDIFF_EVIDENCE has config:elsewhere", failure.Message, StringComparison.Ordinal);
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
            _wire.Aws.SecurityHub.AddSsm1(WireFixture.Account, "eu-west-1", WireFixture.Id(i), "FAILED");
            _wire.Aws.SystemsManager.AddNode(new(WireFixture.Account, "eu-west-1", WireFixture.Id(i)) { Managed = false });
            _wire.Aws.Config.AddInstance(WireFixture.Account, "eu-west-1", WireFixture.Id(i));
            _wire.Aws.Organizations.AddUnit(new($"ou-root-{i:d8}", $"unit {i}"))
                .AddAccount(new($"{700000000000 + i}", $"account {i}") { Unit = $"ou-root-{i:d8}" });
        }

        var page = 0;
        _wire.Aws.Faults.On(operation, Fault.InternalError, _ => ++page > 1);

        var failure = await FailAsync(source, unmanaged: 101);

        Assert.Equal(SourceStatus.Failed, failure.Status);
        Assert.StartsWith(attempt, failure.Message, StringComparison.Ordinal);
        // Organizations calls its internal error a service exception.
        Assert.Matches(", after [0-9]+ pages, failed: (Internal|Service)", failure.Message);
        Assert.EndsWith("Run again later.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExplainsThatTheAccountIsInNoOrganization()
    {
        _wire.Aws.Organizations.Id = null;

        var failure = await FailAsync(Source.Organizations);

        Assert.Equal(SourceStatus.NotSetUp, failure.Status);
        Assert.EndsWith("Run FleetDiff in an account of an organization, or set FLEETDIFF_ACCOUNTS to account ids, or to none.",
            failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExplainsThatTheAccountIsNotADelegatedAdministrator()
    {
        _wire.Aws.Organizations.ManagementAccount = "999988887777";
        _wire.Aws.Organizations.IsDelegatedAdministrator = false;

        var failure = await FailAsync(Source.Organizations);

        Assert.Equal(SourceStatus.NotSetUp, failure.Status);
        Assert.Contains("in the management account or in a delegated administrator account", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Source.SystemsManager, "ListNodes")]
    [InlineData(Source.Organizations, "ListAccounts")]
    public async Task ReportsThrottlingThatOutlastsTheRetries(Source source, string operation)
    {
        _wire.Aws.Faults.On(operation, Fault.Throttle);

        var failure = await FailAsync(source);

        Assert.Equal(SourceStatus.Failed, failure.Status);
        Assert.Contains("kept throttling", failure.Message, StringComparison.Ordinal);
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
        Source.SecurityHub => _wire.SecurityHub(),
        Source.SystemsManager => _wire.SystemsManager(),
        Source.Organizations => _wire.Organizations(),
        _ => _wire.ConfigAggregator(),
    };
}
