using LocalAws;

namespace FleetDiff.Aws.Tests;

/// <summary>Tests of the adapters against AWS on loopback, which starts empty for each test.</summary>
public abstract class WireTests : IAsyncLifetime
{
    private protected WireFixture Wire { get; private set; } = null!;

    private protected LocalAwsServer Aws => Wire.Aws;

    public virtual async Task InitializeAsync() => Wire = await WireFixture.StartAsync();

    public async Task DisposeAsync() => await Wire.DisposeAsync();
}
