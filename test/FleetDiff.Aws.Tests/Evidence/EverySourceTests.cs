using FleetDiff.Core.Pipeline;
using LocalAws;

namespace FleetDiff.Aws.Tests.Evidence;

/// <summary>
/// What every optional source has in common. A partial answer is not evidence: a source that cannot be read to its end throws,
/// and explains what to do.
/// </summary>
public sealed class EverySourceTests : WireTests
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 22, 6, 0, 0, TimeSpan.Zero);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Aws.Organizations.Create("o-example1234").AddUnit(new("ou-root-workload", "Workloads"))
            .AddAccount(new(WireFixture.Account, "payments-prod") { Unit = "ou-root-workload" });
    }

    [Theory]
    [InlineData(Source.SecurityHub, "GetFindings", 5, 250, 6)]
    // Of 125 unmanaged and 125 managed nodes, of one platform and of 125 agent versions.
    [InlineData(Source.SystemsManager, "ListNodes", 11, 376, 8)]
    [InlineData(Source.Config, "SelectAggregateResourceConfig", 4, 250, 5)]
    public async Task ReadsEveryPageAlsoAfterAnEmptyAndAThrottledOne(
        Source source, string operation, int pages, int rows, int calls)
    {
        AddRows(250);
        Aws.Faults.On(operation, occurrence: 1, Fault.EmptyPage).On(operation, occurrence: 3, Fault.Throttle);

        var said = await Adapter(source).ReadAsync(TestInventories.Fleet(250, unmanaged: 250));

        Assert.Equal(250, source == Source.Config ? said.Instances.Count : said.Evidence.Count);
        // The retry of a throttled call is not a page.
        Assert.Equal((pages, (long)rows), (said.Result.Pages, said.Result.Rows));
        Assert.Equal(calls, Wire.Calls(operation));
        Assert.Equal((Morning.AddMinutes(1), Morning.AddMinutes(250)), (said.Result.Oldest, said.Result.Observed));
    }

    [Theory]
    [InlineData(Source.SecurityHub, "SSM.1 findings has an ARN", "i-0123456789abcdef0")]
    [InlineData(Source.SystemsManager, "nodes in Systems Manager has an account, Region or id",
        "vendor/eu-west-1/i-00000000000000009")]
    [InlineData(Source.Config, "instances in AWS Config has an entry", "vendor")]
    [InlineData(Source.Organizations, "accounts in AWS Organizations has an id", "4444")]
    public async Task WarnsAboutAnInvalidRow(Source source, string what, string row)
    {
        Aws.SecurityHub.Add(new()
        {
            Account = WireFixture.Account,
            Region = "eu-west-1",
            ResourceId = "i-0123456789abcdef0",
            Status = "FAILED",
            UpdatedAt = Morning,
        });
        Aws.SystemsManager.AddNode(new("vendor", "eu-west-1", WireFixture.Id(9)) { Managed = false });
        Aws.Config.AddInstance("vendor", "eu-west-1", WireFixture.Id(1));
        Aws.Organizations.AddAccount(new("4444", "too short"));

        var said = await Adapter(source).ReadAsync(TestInventories.Fleet(1, unmanaged: 1));

        Assert.Empty(said.Evidence);
        Assert.Empty(said.Instances);
        Assert.DoesNotContain("4444", said.Organization?.Accounts.Keys ?? []);
        Assert.Equal($"1 of the {what} that cannot be parsed and is not counted.", said.Warnings[0]);
        Assert.StartsWith("Cannot parse a row of the ", said.Warnings[1], StringComparison.Ordinal);
        Assert.Contains(row, said.Warnings[1], StringComparison.Ordinal);
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
            ? await Wire.ConfigAggregator("elsewhere").FailAsync(TestInventories.Fleet(1, unmanaged: 1))
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
        AddRows(101);
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
            () => Adapter(source).ReadAsync(
                Task.FromResult(TestInventories.Fleet(1, unmanaged: 1)), WireFixture.Progress, cancelled.Token));
    }

    private void AddRows(int count)
    {
        for (var i = 1; i <= count; i++)
        {
            Aws.SecurityHub.AddSsm1(WireFixture.Account, "eu-west-1", WireFixture.Id(i), "FAILED", Morning.AddMinutes(i));
            Aws.SystemsManager.AddNode(new(WireFixture.Account, "eu-west-1", WireFixture.Id(i))
            {
                Managed = i % 2 == 0,
                AgentVersion = $"3.3.{i}.0",
                CaptureTime = Morning.AddMinutes(i),
            });
            Aws.Config.Add(new(WireFixture.Account, "eu-west-1", WireFixture.Id(i)) { CapturedAt = Morning.AddMinutes(i) });
            Aws.Organizations.AddUnit(new($"ou-root-{i:d8}", $"unit {i}"))
                .AddAccount(new($"{700000000000 + i}", $"account {i}") { Unit = $"ou-root-{i:d8}" });
        }
    }

    private Task<SourceFailedException> FailAsync(Source source, int unmanaged = 1) =>
        Adapter(source).FailAsync(TestInventories.Fleet(unmanaged, unmanaged));

    private IEvidenceSource Adapter(Source source) => source switch
    {
        Source.SecurityHub => Wire.SecurityHub(),
        Source.SystemsManager => Wire.SystemsManager(),
        Source.Organizations => Wire.Organizations(),
        _ => Wire.ConfigAggregator(),
    };
}
