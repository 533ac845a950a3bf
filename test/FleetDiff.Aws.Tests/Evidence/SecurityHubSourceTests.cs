using LocalAws.Findings;

namespace FleetDiff.Aws.Tests.Evidence;

public sealed class SecurityHubSourceTests : WireTests
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 22, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task RequestsPassedFindingsForAManagedInstanceThatFailed()
    {
        Find(1, "FAILED", Morning, "fsbp");
        Find(1, "PASSED", Morning.AddHours(1), "cis");

        var said = await AskAsync(instances: 1, unmanaged: 0);

        Assert.Equal(ManagementStatus.Managed, said.Evidence[TestInventories.Key(1)].Status);
    }

    [Theory]
    [InlineData("WARNING", "ACTIVE", "SSM.1")]
    [InlineData("NOT_AVAILABLE", "ACTIVE", "SSM.1")]
    [InlineData("PASSED", "ARCHIVED", "SSM.1")]
    [InlineData("FAILED", "ARCHIVED", "SSM.1")]
    [InlineData("PASSED", "ACTIVE", "EC2.8")]
    public async Task IgnoresInconclusiveAndArchivedFindingsAndOtherControls(string status, string recordState, string control)
    {
        Aws.SecurityHub.Add(new Finding
        {
            Account = WireFixture.Account,
            Region = "eu-west-1",
            ResourceId = TestInventories.Arn(1),
            Status = status,
            UpdatedAt = Morning,
            RecordState = recordState,
            Control = control,
        });

        Assert.Empty((await AskAsync()).Evidence);
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

        Assert.Equal(TestInventories.Key(1, "777788889999"), Assert.Single((await AskAsync()).Evidence).Key);
    }

    private void Find(int instance, string status, DateTimeOffset? updatedAt = null, string? standard = null) =>
        Aws.SecurityHub.AddSsm1(
            WireFixture.Account, "eu-west-1", WireFixture.Id(instance), status, updatedAt ?? Morning, standard);

    private Task<SourceEvidence> AskAsync(int instances = 1, int unmanaged = 1) =>
        Wire.SecurityHub().ReadAsync(TestInventories.Fleet(instances, unmanaged));
}
