using FleetDiff.Aws.Checks;
using LocalAws;

namespace FleetDiff.Aws.Tests.Diagnostics;

public sealed class InventoryCheckTests : DoctorFixture
{
    [Fact]
    public async Task ReportsAViewWithoutInstances()
    {
        Wire.RemoveInstance(1);
        Wire.RemoveInstance(2);

        var found = await ExamineAsync();

        found.Says("Instances", CheckStatus.Failed, "no EC2 instance: the report of a run would be suspect", "36 hours");
        found.Says("Nodes", CheckStatus.NotChecked, "Instances failed");
    }

    [Fact]
    public async Task ReportsAViewWithoutNodes()
    {
        Wire.RemoveNode(1);

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
        Aws.Faults.On(
            "ListResources", Fault.EmptyPage, request => request.Body.Contains("ec2:instance", StringComparison.Ordinal));

        (await ExamineAsync()).Says("Instances", CheckStatus.Warning, "The first 10 pages have no");
    }
}
