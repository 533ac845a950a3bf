using FleetDiff.Reporting.Json;

namespace FleetDiff.Cli.Tests.Schemas;

public sealed class PublishedAlertTests : IAsyncLifetime
{
    private readonly CliFixture _fleetdiff = new();

    public Task InitializeAsync() => _fleetdiff.InitializeAsync();

    public Task DisposeAsync() => _fleetdiff.DisposeAsync();

    [Fact]
    public async Task TheMessageOnTheTopicIsValid()
    {
        _fleetdiff.AddFleet(3, unmanaged: 1);

        await _fleetdiff.RunAsync();

        WrittenJsonTests.AssertValid(AlertMessage.CurrentSchema, Assert.Single(_fleetdiff.Aws.Sns.Published).Form("sqs"));
    }
}
