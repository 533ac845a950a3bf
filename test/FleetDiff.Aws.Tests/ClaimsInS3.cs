using System.Text;
using FleetDiff.Running;
using LocalAws;

namespace FleetDiff.Aws.Tests;

public sealed class ClaimsInS3 : IAsyncLifetime
{
    private Wire _wire = null!;

    public async Task InitializeAsync()
    {
        _wire = await Wire.StartAsync();
        _wire.AddFleet(10, unmanaged: 1);
    }

    public async Task DisposeAsync() => await _wire.DisposeAsync();

    [Fact]
    public async Task AreKnownAgainWhenTheAnswerWasLost()
    {
        _wire.Aws.Faults.On("PutObject", 1, Fault.After, request => Wire.IsClaim(request.Path));

        Assert.False((await _wire.RunAsync()).WasComplete);
        Assert.Equal(["1.json", "2.json"], Claims());
    }

    [Theory]
    [InlineData(409, "ConditionalRequestConflict")]
    [InlineData(503, "SlowDown")]
    public async Task AreTriedAgainWhenS3CannotSay(int status, string code)
    {
        _wire.Aws.Faults.On("PutObject", 1, Fault.Refusal(status, code, "Try again."), request => Wire.IsClaim(request.Path));

        Assert.False((await _wire.RunAsync()).WasComplete);
        Assert.Equal(["1.json", "2.json"], Claims());
    }

    [Fact]
    public async Task AreFollowedByTheNextHoweverManyThereAre()
    {
        for (var number = 1; number <= 1100; number++)
        {
            _wire.Aws.S3.Put(Wire.BucketName, $"nightly/claims/{number}.json", Encoding.UTF8.GetBytes("{}"));
        }

        await _wire.RunAsync();

        Assert.Equal(1102, Claims().Count());
        Assert.Contains("1102.json", Claims());
    }

    [Fact]
    public async Task ThatAreRefusedFailTheNightBeforeAnythingIsWritten()
    {
        _wire.Aws.Faults.On("PutObject", Fault.Denied, request => Wire.IsClaim(request.Path));

        var failure = await Assert.ThrowsAsync<NightFailedException>(() => _wire.RunAsync());

        Assert.Contains("Allow s3:PutObject", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_wire.Stored());
        Assert.Empty(_wire.Aws.Sns.Published);
    }

    private IEnumerable<string> Claims() => _wire.Aws.S3.Objects(Wire.BucketName).Keys
        .Where(Wire.IsClaim).Select(key => key.Split('/')[^1]);
}
