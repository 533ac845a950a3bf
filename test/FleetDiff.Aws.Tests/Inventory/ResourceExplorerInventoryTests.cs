using System.Text.Json;
using LocalAws;

namespace FleetDiff.Aws.Tests.Inventory;

public sealed class ResourceExplorerInventoryTests : WireTests
{
    [Fact]
    public async Task ListsAll2500InstancesWith999RowsPerPageAndNamesTheView()
    {
        Wire.AddFleet(2500, unmanaged: 40);
        Aws.Faults.On("ListResources", occurrence: 2, Fault.EmptyPage).On("ListResources", occurrence: 4, Fault.Throttle);

        var inventory = await Wire.ReadAsync();

        Assert.Equal((2500, 2460), (inventory.Instances.Count, inventory.CountManaged() + inventory.OrphanedNodes.Count));
        var calls = Aws.Requests.Where(request => request.Operation == "ListResources")
            .Select(request => JsonElement.Parse(request.Body)).ToList();
        // Three pages of each list and one of indexes, an empty page and a throttled call.
        Assert.Equal(9, calls.Count);
        Assert.All(calls, call => Assert.Equal(999, call.GetProperty("MaxResults").GetInt32()));
        Assert.All(calls, call => Assert.Equal(WireFixture.ViewArn, call.GetProperty("ViewArn").GetString()));
    }

    [Fact]
    public async Task SeparatesAccountRegionAndIdAndCountsHybridNodes()
    {
        Wire.AddInstance(1, "111122223333");
        Wire.AddInstance(1);
        Wire.AddInstance(1, region: "ap-northeast-3");
        Aws.ResourceExplorer.AddNode(WireFixture.Account, "eu-west-1", "mi-0123456789abcdef0");

        var inventory = await Wire.ReadAsync();

        Assert.Equal(
            (3, 0, 0, 1),
            (inventory.Instances.Count, inventory.CountManaged(), inventory.OrphanedNodes.Count, inventory.HybridNodes));
    }

    [Fact]
    public async Task WarnsAboutAnInvalidArnAndNamesIt()
    {
        const string Arn = "arn:aws:ec2:eu-west-1:444455556666:instance/i-not-an-id";
        Wire.AddFleet(1);
        Aws.ResourceExplorer.Add(new(Arn, WireFixture.Account, "eu-west-1", "ec2:instance", DateTimeOffset.UnixEpoch,
            new Dictionary<string, string>()));

        var inventory = await Wire.ReadAsync();

        Assert.Single(inventory.Instances);
        Assert.Equal("1 of the EC2 instances has an ARN that cannot be parsed and is not counted.", inventory.Warnings[0]);
        Assert.EndsWith(Arn, inventory.Warnings[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReportsTheScopeOfTheView()
    {
        var view = (await Wire.ReadAsync()).View;

        Assert.Equal((WireFixture.ViewArn, WireFixture.Organization, true), (view.Arn, view.Scope, view.IncludesTags));
        Assert.Empty(view.Limits);
    }

    [Fact]
    public async Task ReportsAViewWithoutTagsAndWithAFilter()
    {
        Aws.ResourceExplorer.AddView(WireFixture.ViewArn, WireFixture.Organization, tags: false, filter: "region:eu-west-1");

        var view = (await Wire.ReadAsync()).View;

        Assert.Equal([ViewLimitKind.Filter, ViewLimitKind.Tags], view.Limits.Select(limit => limit.Kind));
        Assert.Contains("'region:eu-west-1'", view.Limits[0].Because, StringComparison.Ordinal);
        Assert.Contains("does not include tags", view.Limits[1].Because, StringComparison.Ordinal);
        Assert.False(view.IncludesTags);
    }

    [Fact]
    public async Task ReadsTheIndexesInTheView()
    {
        Aws.ResourceExplorer.AddIndex(WireFixture.Account, "eu-west-1");

        Assert.Equal([new AccountRegion(WireFixture.Account, "eu-west-1")], (await Wire.ReadAsync()).Indexes);
        Assert.Equal([new AccountRegion(WireFixture.Account, "eu-west-1")], (await Wire.ReadAsync(WireFixture.Account)).Indexes);
        Assert.Equal(0, Wire.Calls("ListIndexesForMembers"));
    }

    [Fact]
    public async Task ChecksTheIndexesOfAccountsInDoubt()
    {
        string[] accounts = [.. Enumerable.Range(1, 25).Select(number => $"{number:d12}")];
        Wire.AddInstance(1, accounts[0]);

        await Wire.ReadAsync(accounts);

        Assert.Equal(3, Wire.Calls("ListIndexesForMembers"));
    }

    [Fact]
    public async Task ContinuesWithAWarningWhenMemberIndexesAreDenied()
    {
        Aws.Faults.On("ListIndexesForMembers", Fault.Denied);

        var inventory = await Wire.ReadAsync(WireFixture.Account);

        Assert.Null(inventory.MemberIndexes);
        Assert.Contains("resource-explorer-2:ListIndexesForMembers", Assert.Single(inventory.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CountsPagesAndRowsAndTheNewestReport()
    {
        var newest = new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);
        Aws.ResourceExplorer
            .AddInstance(WireFixture.Account, "eu-west-1", WireFixture.Id(1), reportedAt: newest.AddHours(-5))
            .AddNode(WireFixture.Account, "eu-west-1", WireFixture.Id(1), newest);

        var result = (await Wire.ReadAsync()).Result;

        Assert.Equal((3, 3L), (result.Pages, result.Rows));
        Assert.Equal(newest, result.Observed);
    }

    [Fact]
    public async Task RetriesAfterABrokenConnection()
    {
        Wire.AddFleet(2);
        Aws.Faults.On("ListResources", occurrence: 1, Fault.Before);

        Assert.Equal(2, (await Wire.ReadAsync()).Instances.Count);
    }
}
