using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FleetDiff.Soak.Expected;
using FleetDiff.Soak.Observed;
using FleetDiff.Soak.World;
using LocalAws;
using static FleetDiff.Soak.Observed.DifferenceException;

namespace FleetDiff.Soak.Runs;

/// <summary>
/// Night after night: the fleet changes, faults are drawn, runs are made until one comes to a good end or the night is
/// given up, and after every run all that is archived and was sent is held against the model.
/// </summary>
internal sealed class FaultyRuns
{
    private const int MaxAttempts = 5;
    private const int OneInSoManyIsStartedTwice = 6;

    private static readonly DateOnly First = new(2026, 1, 1);

    private readonly LocalAwsServer _aws;
    private readonly TextWriter _out;
    private readonly int _seed;
    private readonly ChangingFleet _fleet;
    private readonly VisibleFleet _sight = new();
    private readonly Model _model = new();
    private readonly ArchiveReader _shelf;
    private readonly AlertCheck _alerts;
    private readonly Summary _summary = new();
    private SortedDictionary<string, int> _usual = new(StringComparer.Ordinal) { ["ListResources"] = 4 };
    private ChildRun? _victim;

    private FaultyRuns(LocalAwsServer aws, int seed, TextWriter output)
    {
        (_aws, _out) = (aws, output);
        _seed = seed;
        _fleet = new ChangingFleet(CreateRandom(First));
        _shelf = new ArchiveReader(aws);
        _alerts = new AlertCheck(_shelf, aws.Sns);
    }

    /// <summary>Runs so many nights, and tells of them.</summary>
    /// <exception cref="DifferenceException">Something does not hold; it names the night and the seed.</exception>
    public static async Task RunAsync(int runs, int seed, TextWriter output)
    {
        await output.WriteLineAsync($"{runs} nights, seed {seed}");
        await using var aws = await Services.StartAsync();
        var soak = new FaultyRuns(aws, seed, output);
        for (var number = 0; number < runs; number++)
        {
            var run = First.AddDays(number);
            try
            {
                await soak.RunAsync(run, isLast: number == runs - 1);
            }
            catch (DifferenceException e)
            {
                throw new DifferenceException($"Night {Day(run)}, seed {seed}: {e.Message}");
            }
        }

        await output.WriteLineAsync(soak._summary.Format(soak._alerts));
    }

    // Dice of its own for each night, and the same on every machine: the algorithm of a seeded Random never changes.
    // Hashed, because seeds that are near each other begin alike.
    private Random CreateRandom(DateOnly run) => new(BinaryPrimitives.ReadInt32LittleEndian(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{_seed} {Day(run)}"))));

    private static string Day(DateOnly run) => run.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task RunAsync(DateOnly night, bool isLast)
    {
        var random = CreateRandom(night);
        var faults = new FaultPlan(new Random(random.Next()), _usual, () => _victim?.Kill());
        _summary.Runs++;
        _fleet.Change(new Random(random.Next()));
        _sight.Change(new Random(random.Next()));
        var story = new List<string>();
        if (!isLast && random.Next(25) == 0)
        {
            _summary.NotStarted++;
            await _out.WriteLineAsync($"{Day(night)}: not started");
            return;
        }

        for (var run = 1; ; run++)
        {
            if (run > 1 && random.Next(2) == 0)
            {
                _fleet.ChangeALittle();
            }

            // In the end it shall come to a good one.
            var mild = run >= MaxAttempts || (isLast && run > 1);
            // EventBridge delivers at least once: a night can be started twice.
            var atOnce = run == 1 && random.Next(OneInSoManyIsStartedTwice) == 0 ? 2 : 1;
            var ended = await RunAsync(night, run, faults.Draw(mild || atOnce > 1), atOnce, story);
            // Also a night that is complete is run again now and then.
            if (ended && (isLast || run >= MaxAttempts || random.Next(8) > 0))
            {
                break;
            }

            if (!ended && !isLast && random.Next(8) == 0)
            {
                _summary.GivenUp++;
                story.Add("given up");
                break;
            }

            ThrowUnless(run < 2 * MaxAttempts, "no run came to a good end");
        }

        var lastNotified = _model.Runs.TryGetValue(night, out var expected)
            ? $"{expected.Instances.Count} instances, {expected.Unmanaged.Count} unmanaged"
                + (expected.Suspect ? ", suspect" : "")
            : "not complete";
        await _out.WriteLineAsync($"{Day(night)}: {lastNotified}; {string.Join(", ", story)}");
    }

    // True when the run came to a good end.
    private async Task<bool> RunAsync(
        DateOnly night, int run, IReadOnlyList<PlannedFault> planned, int atOnce, List<string> story)
    {
        var fleet = _sight.Apply(_fleet.Now());
        _aws.Show(night, fleet);
        var untouched = new UnchangedFilesCheck(_shelf, night);
        // Every run an hour later than the one before.
        var now = new DateTimeOffset(night, new TimeOnly(2, 30), TimeSpan.Zero).AddHours(run - 1);
        var attempt = await Attempt.MakeAsync(
            _aws,
            planned,
            [.. Enumerable.Repeat(() => ChildRun.Start(Services.CreateEnvironment(_aws), night, now), atOnce)],
            victim => _victim = victim);
        _summary.Count(attempt);
        if (attempt.Met.Count == 0 && atOnce == 1)
        {
            _usual = new(attempt.Calls.CountBy(call => call.Operation).ToDictionary(), StringComparer.Ordinal);
        }

        try
        {
            ThrowUnless(attempt.WrongEnd() is null, attempt.WrongEnd() ?? "");
            Check(night, fleet, attempt, untouched);
        }
        catch (DifferenceException e)
        {
            var said = attempt.Ends.Where(end => end.Errors.Length > 0).Select(end => $"\n  It said: {end.Errors}");
            throw new DifferenceException(
                $"run {run} ({attempt}; before: {string.Join(", ", story)}): {e.Message}{string.Concat(said)}");
        }

        story.Add(atOnce > 1 ? "two at once"
            : attempt.IsDone ? "done"
            : attempt.WasKilled ? "killed" : "failed");
        return attempt.IsDone;
    }

    private void Check(DateOnly run, ShownFleet fleet, Attempt attempt, UnchangedFilesCheck untouched)
    {
        untouched.Check();
        if (!_model.Runs.ContainsKey(run) && _shelf.Has(ArchiveReader.Report(run)))
        {
            var expected = _model.Create(run, fleet, attempt.IsSourceUnavailable);
            new ArchivedRunCheck(_shelf, expected).Check();
            _model.Keep(expected);
            _alerts.Expect(expected);
            _summary.Count(expected);
        }

        _alerts.CheckRun(attempt.LostAnswers);
        if (attempt.IsDone)
        {
            ThrowUnless(_model.Runs.ContainsKey(run), "it ended well, and the night is not complete");
            _alerts.CheckNothingOwed(run);
            IndexPageCheck.Check(_shelf, _model.Runs.Keys);
        }
    }
}
