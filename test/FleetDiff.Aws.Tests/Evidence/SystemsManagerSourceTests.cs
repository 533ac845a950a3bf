using Node = LocalAws.Nodes.Node;

namespace FleetDiff.Aws.Tests.Evidence;

public sealed class SystemsManagerSourceTests : WireTests
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 22, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task ReturnsTheStatusTheTimeAndTheFactsOfANode()
    {
        Aws.SystemsManager.AddNode(new Node(WireFixture.Account, "eu-west-1", WireFixture.Id(1))
        {
            PlatformName = "Amazon Linux",
            PlatformVersion = "2023",
            AgentVersion = "3.3.3270.0",
            OrganizationalUnitPath = "o-example1234/r-ab12/ou-ab12-shop",
            CaptureTime = Morning,
        });
        Add(2, managed: false);

        var said = await AskAsync(instances: 2, unmanaged: 2);

        Assert.Equal(new(Source.SystemsManager, ManagementStatus.Managed, Morning), said.Evidence[TestInventories.Key(1)]);
        Assert.Equal(new(Source.SystemsManager, ManagementStatus.Unmanaged, Morning), said.Evidence[TestInventories.Key(2)]);
        Assert.Equal((Morning, Morning), (said.Result.Oldest, said.Result.Observed));
        Assert.Equal(
            new("Amazon Linux 2023", "3.3.3270.0", "o-example1234/r-ab12/ou-ab12-shop", "Active"),
            said.Nodes[TestInventories.Key(1)]);
        Assert.Equal(new(null, null, null, null), said.Nodes[TestInventories.Key(2)]);
    }

    [Fact]
    public async Task ReportsAManagedInstanceAsUnmanaged()
    {
        Add(1, managed: false);

        var said = await AskAsync(instances: 1, unmanaged: 0);

        Assert.Equal(ManagementStatus.Unmanaged, said.Evidence[TestInventories.Key(1)].Status);
    }

    [Theory]
    [InlineData("777788889999", "eu-west-1", "i-00000000000000001")]
    [InlineData(WireFixture.Account, "ap-northeast-3", "i-00000000000000001")]
    [InlineData(WireFixture.Account, "eu-west-1", "mi-0123456789abcdef0")]
    public async Task ANodeThatCannotBeListedAndAHybridNodeAreNoEvidence(string account, string region, string id)
    {
        Aws.SystemsManager.ManagementAccount = "777788889999";
        Aws.SystemsManager.AddNode(new Node(account, region, id) { Managed = false });

        var said = await AskAsync();

        Assert.Empty(said.Evidence);
        Assert.Empty(said.Warnings);
    }

    [Fact]
    public async Task SortsPlatformsAndAgentVersionsByCountThenName()
    {
        foreach (var (i, platform) in new[] { "Ubuntu", "Windows", "Amazon Linux", "Windows", null }.Index())
        {
            Aws.SystemsManager.AddNode(new Node(WireFixture.Account, "eu-west-1", WireFixture.Id(i + 1))
            {
                PlatformName = platform,
                AgentVersion = "3.3.3270.0",
            });
        }

        Add(6, managed: false);

        var said = await AskAsync(instances: 6, unmanaged: 0);

        Assert.Equal([new("Windows", 2), new("Amazon Linux", 1), new("Ubuntu", 1), new("unknown", 1)], said.Platforms);
        Assert.Equal([new("3.3.3270.0", 5)], said.AgentVersions);
    }

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(5, 2, 5)]
    [InlineData(10, 3, 10)]
    [InlineData(11, 3, 0)]
    public async Task RequestsByIdWhenThatTakesNoMoreCallsThanTheList(int unmanaged, int calls, int ids)
    {
        for (var i = 1; i <= 60; i++)
        {
            Add(i);
        }

        var said = await AskAsync(instances: 60 + unmanaged, unmanaged);

        Assert.Equal(calls, Wire.Calls("ListNodes"));
        Assert.Equal(ids, Asked("InstanceId").Count());
        Assert.Equal(unmanaged == 11 ? 60 : 0, said.Evidence.Count);
    }

    [Fact]
    public async Task RequestsOnlyCandidatesOutsideTheUnmanagedList()
    {
        Add(1, managed: false);

        await AskAsync(instances: 2, unmanaged: 2);

        Assert.Equal([WireFixture.Id(2)], Asked("InstanceId"));
    }

    private void Add(int number, bool managed = true) => Aws.SystemsManager.AddNode(
        new Node(WireFixture.Account, "eu-west-1", WireFixture.Id(number)) { Managed = managed, CaptureTime = Morning });

    private IEnumerable<string?> Asked(string filter) => Wire.Bodies
        .SelectMany(body => body.GetProperty("Filters").EnumerateArray())
        .Where(given => given.GetProperty("Key").GetString() == filter)
        .SelectMany(given => given.GetProperty("Values").EnumerateArray().Select(value => value.GetString()));

    private Task<SourceEvidence> AskAsync(int instances = 1, int unmanaged = 1) =>
        Wire.SystemsManager().ReadAsync(TestInventories.Fleet(instances, unmanaged));
}
