using FleetDiff.Core.Model;
using LocalAws;
using LocalAws.Findings;

namespace FleetDiff.Aws.Tests.Evidence;

public sealed class SecurityHubSourceTests : WireTests
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 22, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task UsesTheUpdateTimeAsTheObservationTime()
    {
        Find(1, "FAILED", Morning);

        var evidence = Assert.Single((await AskAsync()).Evidence).Value;
        Assert.Equal(new(Source.SecurityHub, ManagementStatus.Unmanaged, Morning), evidence);
    }

    [Fact]
    public async Task RequestsPassedFindingsForAManagedInstanceThatFailed()
    {
        Find(1, "FAILED", Morning, "fsbp");
        Find(1, "PASSED", Morning.AddHours(1), "cis");

        Assert.Equal(ManagementStatus.Managed, (await AskAsync(instances: 1, unmanaged: 0)).Evidence[TestComparisons.Key(1)].Status);
    }

    [Theory]
    [InlineData("WARNING", "ACTIVE", "SSM.1")]
    [InlineData("NOT_AVAILABLE", "ACTIVE", "SSM.1")]
    [InlineData("PASSED", "ARCHIVED", "SSM.1")]
    [InlineData("FAILED", "ARCHIVED", "SSM.1")]
    [InlineData("PASSED", "ACTIVE", "EC2.8")]
    public async Task IgnoresInconclusiveAndArchivedFindingsAndOtherControls(string status, string recordState, string control)
    {
        Aws.SecurityHub.Add(Finding(TestComparisons.Arn(1)) with { Status = status, RecordState = recordState, Control = control });

        Assert.Empty((await AskAsync()).Evidence);
    }

    [Fact]
    public async Task ReadsEveryPageAlsoAfterAnEmptyAndAThrottledOne()
    {
        for (var i = 1; i <= 250; i++)
        {
            Find(i, "FAILED", Morning.AddMinutes(i));
        }

        Aws.Faults.On("GetFindings", occurrence: 1, Fault.EmptyPage).On("GetFindings", occurrence: 3, Fault.Throttle);

        var said = await AskAsync(instances: 300, unmanaged: 250);

        Assert.Equal(250, said.Evidence.Count);
        // Four pages of failed findings, the first of them empty, and one empty page of passed findings.
        Assert.Equal((5, 250L), (said.Result.Pages, said.Result.Rows));
        Assert.Equal((Morning.AddMinutes(1), Morning.AddMinutes(250)), (said.Result.Oldest, said.Result.Observed));
        Assert.Equal(6, Wire.Calls("GetFindings"));
    }

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(20, 2, 20)]
    [InlineData(40, 3, 40)]
    [InlineData(41, 3, 0)]
    public async Task RequestsByArnWhenThatTakesNoMoreCallsThanTheList(int unmanaged, int calls, int arns)
    {
        for (var i = 1; i <= 200; i++)
        {
            Find(i, "PASSED");
        }

        var said = await AskAsync(instances: 200, unmanaged);

        var asked = Wire.Bodies.Select(body => body.GetProperty("Filters"))
            .SelectMany(filters => filters.TryGetProperty("ResourceId", out var ids) ? ids.EnumerateArray() : []);
        Assert.Equal(calls, Wire.Calls("GetFindings"));
        Assert.Equal(unmanaged == 41 ? 200 : arns, said.Evidence.Count);
        Assert.Equal(arns, asked.Select(id => id.GetProperty("Value").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task SeparatesEqualIdsOfDifferentAccounts()
    {
        Aws.SecurityHub.AddSsm1("777788889999", "eu-west-1", WireFixture.Id(1), "FAILED");

        Assert.Equal(TestComparisons.Key(1, "777788889999"), Assert.Single((await AskAsync()).Evidence).Key);
    }

    [Fact]
    public async Task WarnsAboutAnInvalidArn()
    {
        Aws.SecurityHub.Add(Finding("i-0123456789abcdef0") with { Status = "FAILED" });

        Assert.Equal(
            [
                "1 of the SSM.1 findings has an ARN that cannot be parsed and is not counted.",
                "Cannot parse a row of the SSM.1 findings: i-0123456789abcdef0",
            ],
            (await AskAsync()).Warnings);
    }

    private static Finding Finding(string resource) => new()
    {
        Account = WireFixture.Account,
        Region = "eu-west-1",
        ResourceId = resource,
        Status = "PASSED",
        UpdatedAt = Morning,
    };

    private void Find(int instance, string status, DateTimeOffset? updatedAt = null, string? standard = null) =>
        Aws.SecurityHub.AddSsm1(
            WireFixture.Account, "eu-west-1", WireFixture.Id(instance), status, updatedAt ?? Morning, standard);

    private Task<SourceEvidence> AskAsync(int instances = 1, int unmanaged = 1) =>
        Wire.SecurityHub().ReadAsync(TestComparisons.Fleet(instances, unmanaged));
}
