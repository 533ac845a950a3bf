using FleetDiff.Core.Pipeline;
using LocalAws;

namespace FleetDiff.Aws.Tests.Inventory;

public sealed class InventoryFailureTests : WireTests
{
    [Fact]
    public async Task ReportsTheNumberOfPagesBeforeTheFailure()
    {
        Wire.AddFleet(1000);
        Aws.Faults.On("ListResources", Fault.InternalError,
            request => request.Body.Contains("ec2:instance", StringComparison.Ordinal)
                && request.Body.Contains("NextToken", StringComparison.Ordinal));

        var line = await LineAsync();

        Assert.StartsWith($"Listing EC2 instances in {WireFixture.ViewArn}, after 1 pages, failed: InternalServerException (HTTP 500)",
            line, StringComparison.Ordinal);
        Assert.EndsWith("Run again later.", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReportsADeletedView()
    {
        Aws.Faults.On("GetView", Fault.Refusal(404, "ResourceNotFoundException", "There is no such view."))
            .On("ListResources", Fault.Delay(TimeSpan.FromSeconds(30)));

        var line = await LineAsync();

        Assert.StartsWith($"Reading the view {WireFixture.ViewArn} failed: ResourceNotFoundException", line, StringComparison.Ordinal);
        Assert.Contains("check the setting", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StopsReadingAPageThatNeverEnds()
    {
        Wire.AddFleet(2);
        Aws.Faults.On("ListResources", Fault.CutConnection);

        Assert.Contains("Check the network", await LineAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task StopsAtOnceWhenCanceled()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Wire.Explorer().ReadAsync([], WireFixture.Progress, cancelled.Token));
    }

    private async Task<string> LineAsync()
    {
        var failure = await Assert.ThrowsAsync<RunFailedException>(() => Wire.ReadAsync());
        Assert.DoesNotContain('\n', failure.Message);
        return failure.Message;
    }
}
