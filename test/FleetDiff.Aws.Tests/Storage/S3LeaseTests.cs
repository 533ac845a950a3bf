using System.Text;
using FleetDiff.Core.Pipeline;
using LocalAws;

namespace FleetDiff.Aws.Tests.Storage;

public sealed class S3LeaseTests : WireTests
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Wire.AddFleet(10, unmanaged: 1);
    }

    [Theory]
    [InlineData(409, "ConditionalRequestConflict")]
    [InlineData(503, "SlowDown")]
    public async Task IsRetriedAfterATemporaryError(int status, string code)
    {
        Aws.Faults.On("PutObject", 1, Fault.Refusal(status, code, "Try again."), request => WireFixture.IsLease(request.Path));

        Assert.False((await Wire.RunAsync()).WasComplete);
        Assert.Equal(["1.json", "2.json"], Leases());
    }

    [Fact]
    public async Task HasTheNextNumberAfterManyLeases()
    {
        for (var number = 1; number <= 1100; number++)
        {
            Aws.S3.Put(WireFixture.BucketName, $"nightly/leases/{number}.json", Encoding.UTF8.GetBytes("{}"));
        }

        await Wire.RunAsync();

        Assert.Equal(1102, Leases().Count());
        Assert.Contains("1102.json", Leases());
    }

    [Fact]
    public async Task ARefusedLeaseFailsTheRunBeforeAnythingIsWritten()
    {
        Aws.Faults.On("PutObject", Fault.Denied, request => WireFixture.IsLease(request.Path));

        var failure = await Assert.ThrowsAsync<RunFailedException>(() => Wire.RunAsync());

        Assert.Contains("Allow s3:PutObject", failure.Message, StringComparison.Ordinal);
        Assert.Empty(Wire.Stored());
        Assert.Empty(Aws.Sns.Published);
    }

    private IEnumerable<string> Leases() => Aws.S3.Objects(WireFixture.BucketName).Keys
        .Where(WireFixture.IsLease).Select(key => key.Split('/')[^1]);
}
