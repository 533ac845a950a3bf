using FleetDiff.Aws.Checks;
using FleetDiff.Core.Pipeline.Configuration;
using LocalAws;

namespace FleetDiff.Aws.Tests.Diagnostics;

public sealed class InventoryCheckTests : DoctorFixture
{
    private const string Another = "555566667777";

    [Fact]
    public async Task ReportsAViewWithoutInstances()
    {
        foreach (var id in new[] { 1, 2 })
        {
            Aws.ResourceExplorer.Remove($"arn:aws:ec2:eu-west-1:{WireFixture.Account}:instance/{WireFixture.Id(id)}");
        }

        var found = await ExamineAsync();

        found.Says("Instances", CheckStatus.Failed, "no EC2 instance: the report of a run would be suspect", "36 hours");
        found.Says("Nodes", CheckStatus.NotChecked, "Instances failed");
    }

    [Fact]
    public async Task ReportsAViewWithoutNodes()
    {
        Aws.ResourceExplorer.Remove($"arn:aws:ssm:eu-west-1:{WireFixture.Account}:managed-instance/{WireFixture.Id(1)}");

        (await ExamineAsync()).Says("Nodes", CheckStatus.Failed, "The view shows no managed node");
    }

    [Fact]
    public async Task ContinuesAfterAnEmptyPage()
    {
        Aws.Faults.On("ListResources", occurrence: 1, Fault.EmptyPage);

        (await ExamineAsync()).Says("Instances", CheckStatus.Ok, WireFixture.Id(1));
    }

    [Fact]
    public async Task StopsAfterManyEmptyPages()
    {
        Aws.Faults.On("ListResources", Fault.EmptyPage);

        (await ExamineAsync()).Says("Instances", CheckStatus.Warning, "The first 10 pages have no");
    }

    [Fact]
    public async Task NamesTheMissingActionOnce()
    {
        Aws.Faults.On("ListResources", Fault.Denied);

        var found = await ExamineAsync();

        found.Says("Instances", CheckStatus.Failed, "AccessDeniedException", "Allow resource-explorer-2:Search");
        found.Says("Nodes", CheckStatus.NotChecked, "Instances failed");
    }

    [Fact]
    public async Task NamesTheExpectedAccountsWithoutAnIndex() => (await ExamineAsync(Expecting(Another)))
        .Says("Accounts", CheckStatus.Warning, $"No index: {Another}.", "Turn on Resource Explorer");

    [Fact]
    public async Task DistinguishesAHiddenIndexFromAMissingOne()
    {
        Aws.ResourceExplorer.AddIndex(Another, "eu-west-1")
            .AddView(WireFixture.ViewArn, WireFixture.Organization, filter: $"-accountid:{Another}");

        (await ExamineAsync(Expecting(Another)))
            .Says("Accounts", CheckStatus.Warning, $"An index that the view does not show: {Another}.");
    }

    [Fact]
    public async Task ReportsWhyMembersCouldNotBeChecked()
    {
        Aws.Faults.On("ListIndexesForMembers", Fault.Denied);

        (await ExamineAsync(Expecting(Another)))
            .Says("Accounts", CheckStatus.Warning, "Allow resource-explorer-2:ListIndexesForMembers");
    }

    [Fact]
    public async Task ChecksNoMembersWhenHundredsAreMissing()
    {
        var accounts = Enumerable.Range(0, 300).Select(i => $"{600000000000 + i}").ToList();

        var found = await ExamineAsync(Healthy with { Rules = new() { Accounts = accounts } });

        found.Says("Accounts", CheckStatus.Warning, "No index in the view: 600000000000, ");
        found.Says("Accounts", CheckStatus.Warning, " and 290 more.");
        Assert.Equal(0, Wire.Calls("ListIndexesForMembers"));
    }

    [Fact]
    public async Task IgnoresAccountsThatAreNotExpected() =>
        Assert.DoesNotContain("Accounts", (await ExamineAsync(Healthy with { Rules = new() })).Lines.Keys);

    private static Settings Expecting(string account) =>
        Healthy with { Rules = new() { Accounts = [WireFixture.Account, account] } };
}
