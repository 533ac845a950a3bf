using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using FleetDiff.Soak.Expected;
using FleetDiff.Soak.Observed;
using FleetDiff.Soak.World;
using LocalAws;
using static FleetDiff.Soak.Observed.DifferenceException;

namespace FleetDiff.Soak.Runs;

/// <summary>
/// Runs FleetDiff for one date after another. For each date the fleet changes, faults are drawn, and attempts are made until
/// one succeeds or the date is given up. After every attempt the archive and the alerts are compared with the model.
/// </summary>
internal sealed class FaultyRuns(LocalAwsServer aws, int seed, TextWriter output)
{
    private const int MaxAttempts = 5;
    private const int ParallelStartOneIn = 6;

    private static readonly DateOnly First = new(2026, 1, 1);

    private readonly ChangingFleet _fleet = new(CreateRandom(seed, First));
    private readonly VisibleFleet _visible = new();
    private readonly Model _model = new();
    private readonly ArchiveReader _archive = new(aws);
    private readonly AlertCheck _alerts = new(aws);
    private SortedDictionary<string, int> _usual = new(StringComparer.Ordinal) { ["ListResources"] = 4 };

    // The process that a fault may kill.
    private ChildProcess? _victim;

    /// <summary>Runs the given number of dates and writes the progress.</summary>
    /// <exception cref="DifferenceException">A result differs from the model; the message has date and seed.</exception>
    public static async Task RunAsync(int runs, int seed, TextWriter output)
    {
        await output.WriteLineAsync($"{runs} runs, seed {seed}");
        await using var aws = await Services.StartAsync();
        var soak = new FaultyRuns(aws, seed, output);
        for (var number = 0; number < runs; number++)
        {
            var date = First.AddDays(number);
            try
            {
                await soak.RunDateAsync(date, isLast: number == runs - 1);
            }
            catch (DifferenceException e)
            {
                throw new DifferenceException($"Run of {date:O}, seed {seed}: {e.Message}");
            }
        }
    }

    // Each date has its own random numbers, equal on every machine and version: a seeded Random does not change.
    // The seed is hashed, because similar seeds give similar first numbers.
    private static Random CreateRandom(int seed, DateOnly date) => new(BinaryPrimitives.ReadInt32LittleEndian(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{seed} {date:O}"))));

    private async Task RunDateAsync(DateOnly date, bool isLast)
    {
        var random = CreateRandom(seed, date);
        var faults = new FaultPlan(new Random(random.Next()), _usual, () => _victim?.Kill());
        _fleet.Change(new Random(random.Next()));
        _visible.Change(new Random(random.Next()));
        if (!isLast && random.Next(25) == 0)
        {
            await output.WriteLineAsync($"{date:O}: not started");
            return;
        }

        var story = new List<string>();
        for (var number = 1; ; number++)
        {
            ThrowUnless(number <= 2 * MaxAttempts, "no attempt succeeded");
            if (number > 1 && random.Next(2) == 0)
            {
                _fleet.ChangeALittle();
            }

            // The last attempts must succeed.
            var mild = number >= MaxAttempts || (isLast && number > 1);
            // EventBridge delivers at least once: a run can be started twice.
            var atOnce = number == 1 && random.Next(ParallelStartOneIn) == 0 ? 2 : 1;
            var succeeded = await MakeAttemptAsync(date, number, faults.Draw(mild || atOnce > 1), atOnce, story);
            // A complete run is sometimes started again.
            if (succeeded && (isLast || number >= MaxAttempts || random.Next(8) > 0))
            {
                break;
            }

            if (!succeeded && !isLast && random.Next(8) == 0)
            {
                story.Add("given up");
                break;
            }
        }

        var outcome = _model.Runs.TryGetValue(date, out var run)
            ? $"{run.Instances.Count} instances, {run.Unmanaged.Count} unmanaged{(run.Suspect ? ", suspect" : "")}"
            : "not complete";
        await output.WriteLineAsync($"{date:O}: {outcome}; {string.Join("; ", story)}");
    }

    // Returns whether the attempt succeeded.
    private async Task<bool> MakeAttemptAsync(
        DateOnly date, int number, IReadOnlyList<PlannedFault> planned, int atOnce, List<string> story)
    {
        var fleet = _visible.Apply(_fleet.Show(date));
        aws.Show(fleet);
        var untouched = new UnchangedFilesCheck(_archive, date);
        var attempt = await Attempt.MakeAsync(aws, planned, () => Start(date, number, atOnce));
        if (attempt.Met.Count == 0 && atOnce == 1)
        {
            _usual = new(attempt.Calls.CountBy(call => call.Operation).ToDictionary(), StringComparer.Ordinal);
        }

        try
        {
            attempt.CheckEnds();
            Check(fleet, attempt, untouched);
        }
        catch (DifferenceException e)
        {
            var errors = attempt.Ends.Where(end => end.Errors.Length > 0).Select(end => $"\n  Standard error: {end.Errors}");
            throw new DifferenceException(
                $"attempt {number} ({attempt}; before: {string.Join("; ", story)}): {e.Message}{string.Concat(errors)}");
        }

        story.Add($"{attempt}");
        return attempt.IsDone;
    }

    // Starts processes that run FleetDiff once. The last argument is the divisor of their waits.
    private ChildProcess[] Start(DateOnly date, int number, int atOnce)
    {
        // Each attempt starts an hour after the one before.
        var now = new DateTimeOffset(date, new TimeOnly(2, 30), TimeSpan.Zero).AddHours(number - 1);
        string[] command =
            ["dotnet", Path.Combine(AppContext.BaseDirectory, "benchmark-run.dll"), "run", $"{date:O}", $"{now:O}", "40"];
        ChildProcess[] started =
            [.. Enumerable.Range(0, atOnce).Select(_ => ChildProcess.Start(aws, command, Services.Environment))];
        _victim = started[0];
        return started;
    }

    private void Check(ShownFleet fleet, Attempt attempt, UnchangedFilesCheck untouched)
    {
        untouched.Check();
        if (!_model.Runs.ContainsKey(fleet.Date) && _archive.Has(ArchiveReader.Report(fleet.Date)))
        {
            var expected = _model.Create(fleet, attempt.IsSourceUnavailable);
            new ArchivedRunCheck(_archive, expected).Check();
            _model.Keep(expected);
            _alerts.Expect(expected);
        }

        _alerts.CheckAttempt(attempt.LostAnswers);
        if (attempt.IsDone)
        {
            ThrowUnless(_model.Runs.ContainsKey(fleet.Date), "the attempt succeeded, but the run is not complete");
            _alerts.CheckNothingOwed(fleet.Date);
            // Every complete run, newest first, and no other.
            ThrowUnlessSame("runs of index.html", _model.Runs.Keys.Reverse(), _archive.ReadIndex());
        }
    }
}
