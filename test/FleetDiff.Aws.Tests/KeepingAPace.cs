using LocalAws;
using Microsoft.Extensions.Time.Testing;

namespace FleetDiff.Aws.Tests;

public sealed class KeepingAPace
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void GivesNoMoreTurnsInAnySecondThanTheQuota()
    {
        var turns = Turns(new Pace(3, _clock), 20);

        Assert.All(turns, turn => Assert.InRange(
            turns.Count(other => other >= turn && other < turn + TimeSpan.FromSeconds(1)), 1, 3));
        Assert.Equal(19 / 3.0, turns[^1].TotalSeconds, precision: 3);
    }

    [Fact]
    public void SlowsDownWhenItWasThrottled()
    {
        var pace = new Pace(3, _clock);
        pace.WasThrottled();

        var turns = Turns(pace, 10);

        Assert.Equal(9 * 2 / 3.0, (turns[^1] - turns[0]).TotalSeconds, precision: 2);
    }

    [Fact]
    public void ComesBackToTheQuotaWhenItIsAnswered()
    {
        var pace = new Pace(3, _clock);
        pace.WasThrottled();
        for (var i = 0; i < 10; i++)
        {
            pace.WasAnswered();
        }

        var turns = Turns(pace, 11);

        Assert.Equal(10 / 3.0, (turns[^1] - turns[0]).TotalSeconds, precision: 2);
    }

    [Fact]
    public async Task CountsTheRetriesOfTheSdk()
    {
        await using var wire = await Wire.StartAsync();
        var explorer = wire.Explorer(pace: new Pace(20, TimeProvider.System));
        await explorer.ReadAsync(Wire.Unheard, default);
        var before = wire.Aws.Requests.Count;
        wire.Aws.Faults.On("ListResources", occurrence: 1, Fault.Throttle).On("ListResources", occurrence: 2, Fault.Throttle);

        await explorer.ReadAsync(Wire.Unheard, default);

        var times = wire.Aws.Requests.Skip(before).Select(request => request.Time).Order().ToList();
        Assert.Equal(5, times.Count);
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.Second - pair.First > TimeSpan.FromMilliseconds(25)));
    }

    // When each turn comes, after the first is asked for.
    private List<TimeSpan> Turns(Pace pace, int count)
    {
        var start = _clock.GetUtcNow();
        var waiting = Enumerable.Range(0, count).Select(_ => pace.TakeTurnAsync(default)).ToList();
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
