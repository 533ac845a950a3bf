using FleetDiff.Aws.Clients;
using LocalAws;
using Microsoft.Extensions.Time.Testing;
using SystemsManagerConfig = Amazon.SimpleSystemsManagement.AmazonSimpleSystemsManagementConfig;

namespace FleetDiff.Aws.Tests.Clients;

public sealed class CallRateLimiterTests : WireTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void StaysWithinTheQuotaInEverySecond()
    {
        var turns = Turns(new CallRateLimiter(3, _clock), 20);

        Assert.All(turns, turn => Assert.InRange(
            turns.Count(other => other >= turn && other < turn + TimeSpan.FromSeconds(1)), 1, 3));
        // At least 95 % of the quota. The margin allows for calls that arrive closer together than they were sent.
        Assert.InRange(turns[^1].TotalSeconds, 19 * 1.03 / 3, 19 / 0.95 / 3);
    }

    [Fact]
    public async Task DoesNotCatchUpAfterTheMachineStoodStill()
    {
        var limiter = new CallRateLimiter(3, _clock);
        var waiting = Enumerable.Range(0, 6).Select(_ => limiter.WaitAsync(default)).ToList();

        _clock.Advance(TimeSpan.FromSeconds(10));

        await Task.WhenAny(waiting.Skip(1));
        Assert.InRange(waiting.Count(turn => turn.IsCompleted), 1, 3);
    }

    [Fact]
    public void SlowsDownAfterThrottling()
    {
        var limiter = new CallRateLimiter(3, _clock);
        limiter.OnThrottled();

        var turns = Turns(limiter, 10);

        Assert.Equal(9 * 2 * 1.04 / 3, (turns[^1] - turns[0]).TotalSeconds, precision: 2);
    }

    [Fact]
    public void ReturnsToTheQuotaAfterSuccessfulCalls()
    {
        var limiter = new CallRateLimiter(3, _clock);
        limiter.OnThrottled();
        for (var i = 0; i < 10; i++)
        {
            limiter.OnSucceeded();
        }

        var turns = Turns(limiter, 11);

        Assert.Equal(10 * 1.04 / 3, (turns[^1] - turns[0]).TotalSeconds, precision: 2);
    }

    // Organizations has its own error code.
    [Theory]
    [InlineData("ThrottlingException")]
    [InlineData("TooManyRequestsException")]
    public async Task SlowsDownWhenThrottledWithABadRequest(string code)
    {
        Aws.Faults.On("ListNodes", occurrence: 1, Fault.Refusal(400, code, "Rate exceeded"));
        var http = Paced(new CallRateLimiter(1, _clock));
        await ListNodesAsync(http);

        var second = ListNodesAsync(http);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(second.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1.1));

        await second;
    }

    [Fact]
    public async Task RetriesWhenNoResponseArrives()
    {
        Wire.AddFleet(2);
        Aws.Faults.On("ListResources", occurrence: 1, Fault.Delay(TimeSpan.FromMinutes(5)));

        var inventory = await Wire.Explorer(Wire.Clients(Timeout)).ReadAsync([], WireFixture.Progress, default);

        Assert.Equal(2, inventory.Instances.Count);
        Assert.Equal(4, Wire.Calls("ListResources"));
    }

    [Fact]
    public async Task DoesNotCountTheWaitAsResponseTime()
    {
        var reading = Wire.Explorer(Wire.Clients(Timeout, _clock)).ReadAsync([], WireFixture.Progress, default);

        await Task.Delay(1.2 * Timeout);
        while (!reading.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromSeconds(2));
            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }

        await reading;
        Assert.Equal(3, Wire.Calls("ListResources"));
    }

    private static HttpClient Paced(CallRateLimiter limiter) =>
        new AwsHttpClientFactory(limiter).CreateHttpClient(new SystemsManagerConfig());

    private async Task ListNodesAsync(HttpClient http)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Aws.Url) { Content = new StringContent("{}") };
        request.Headers.Add("X-Amz-Target", "AmazonSSM.ListNodes");
        request.Headers.TryAddWithoutValidation("Authorization",
            "AWS4-HMAC-SHA256 Credential=AKIALOCALAWSEXAMPLE0/20261123/eu-west-1/ssm/aws4_request, Signature=0");
        using var response = await http.SendAsync(request);
    }

    // The times at which the turns come, since the first request.
    private List<TimeSpan> Turns(CallRateLimiter limiter, int count)
    {
        var start = _clock.GetUtcNow();
        var waiting = Enumerable.Range(0, count).Select(_ => limiter.WaitAsync(default)).ToList();
        var turns = new List<TimeSpan>();
        while (turns.Count < count)
        {
            turns.AddRange(waiting.Where(turn => turn.IsCompleted).Select(_ => _clock.GetUtcNow() - start));
            waiting.RemoveAll(turn => turn.IsCompleted);
            _clock.Advance(TimeSpan.FromTicks(TimeSpan.TicksPerSecond / 1000));
        }

        return turns;
    }
}
