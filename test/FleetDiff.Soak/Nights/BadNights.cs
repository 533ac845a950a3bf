using System.Globalization;
using FleetDiff.Soak.Expected;
using FleetDiff.Soak.Observed;
using FleetDiff.Soak.World;
using LocalAws;
using static FleetDiff.Soak.Observed.DifferenceException;

namespace FleetDiff.Soak.Nights;

/// <summary>
/// Night after night: the fleet changes, faults are drawn, runs are made until one comes to a good end or the night is
/// given up, and after every run all that is archived and was sent is held against the model.
/// </summary>
internal sealed class BadNights
{
    private const int MostRuns = 5;

    private static readonly DateOnly First = new(2026, 1, 1);

    private readonly LocalAwsServer _aws;
    private readonly TextWriter _out;
    private readonly Random _random;
    private readonly ChangingFleet _fleet;
    private readonly Sight _sight;
    private readonly FaultPlan _faults;
    private readonly Model _model = new();
    private readonly Shelf _shelf;
    private readonly Alerts _alerts;
    private readonly Summary _summary = new();
    private ChildRun? _running;

    private BadNights(LocalAwsServer aws, int seed, TextWriter output)
    {
        (_aws, _out) = (aws, output);
        // The same on every machine: the algorithm of a seeded Random never changes.
        _random = new Random(seed);
        _fleet = new ChangingFleet(new Random(_random.Next()));
        _sight = new Sight(new Random(_random.Next()));
        _faults = new FaultPlan(new Random(_random.Next()), () => _running?.Kill());
        _shelf = new Shelf(aws);
        _alerts = new Alerts(_shelf, aws.Sns);
    }

    /// <summary>Runs so many nights, and tells of them.</summary>
    /// <exception cref="DifferenceException">Something does not hold; it names the night and the seed.</exception>
    public static async Task RunAsync(int nights, int seed, TextWriter output)
    {
        await output.WriteLineAsync($"{nights} nights, seed {seed}");
        await using var aws = await Services.StartAsync();
        var soak = new BadNights(aws, seed, output);
        for (var number = 0; number < nights; number++)
        {
            var night = First.AddDays(number);
            try
            {
                await soak.RunAsync(night, isLast: number == nights - 1);
            }
            catch (DifferenceException e)
            {
                throw new DifferenceException($"Night {Day(night)}, seed {seed}: {e.Message}");
            }
        }

        await output.WriteLineAsync(soak._summary.Told(soak._alerts));
    }

    private static string Day(DateOnly night) => night.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task RunAsync(DateOnly night, bool isLast)
    {
        _summary.Nights++;
        _fleet.Change();
        _sight.Change();
        var story = new List<string>();
        if (!isLast && _random.Next(25) == 0)
        {
            await _out.WriteLineAsync($"{Day(night)}: not started");
            return;
        }

        for (var run = 1; ; run++)
        {
            if (run > 1 && _random.Next(2) == 0)
            {
                _fleet.ChangeALittle();
            }

            var mild = run >= MostRuns || (isLast && run > 1);
            var ended = await RunAsync(night, run, mild, story);
            if (ended && (isLast || _random.Next(8) > 0))
            {
                break;
            }

            if (!ended && !isLast && _random.Next(8) == 0)
            {
                _summary.GivenUp++;
                story.Add("given up");
                break;
            }

            ThrowUnless(run < 2 * MostRuns, "no run came to a good end");
        }

        var told = _model.Nights.TryGetValue(night, out var expected)
            ? $"{expected.Instances.Count} instances, {expected.Unmanaged.Count} unmanaged"
                + (expected.Suspect ? ", suspect" : "")
            : "not complete";
        await _out.WriteLineAsync($"{Day(night)}: {told}; {string.Join(", ", story)}");
    }

    // True when the run came to a good end.
    private async Task<bool> RunAsync(DateOnly night, int run, bool mild, List<string> story)
    {
        var fleet = _sight.Of(_fleet.Now());
        _aws.Show(night, fleet);
        var planned = _faults.Draw(mild);
        foreach (var fault in planned)
        {
            fault.Arm(_aws.Faults);
        }

        var untouched = new Untouched(_shelf, night);
        var asked = _aws.Requests.Count;
        var end = await EndOfAsync(night, run);
        var met = planned.Where(fault => _aws.Faults.Fired.Any(fired => fired.Fault == fault.Fault)).ToList();
        var lostAnswers = _aws.Faults.Fired.Count(fired => fired.Call.Operation == "Publish"
            && (fired.Fault == Fault.After || fired.Fault == Fault.CutConnection));
        _aws.Faults.Clear();
        if (met.Count == 0)
        {
            _faults.Learn(_aws.Requests.Skip(asked));
        }

        try
        {
            Count(end, met);
            CheckEnd(end, met);
            Check(night, fleet, end, met, untouched, lostAnswers);
        }
        catch (DifferenceException e)
        {
            throw new DifferenceException($"run {run} (exit code {end.ExitCode}; met {string.Join(", ", met)}; before: "
                + $"{string.Join(", ", story)}): {e.Message}"
                + (end.Errors.Length > 0 ? $"\n  It said: {end.Errors}" : ""));
        }

        story.Add(end.ExitCode == 0 ? "done"
            : met.Exists(fault => fault.Severity == Severity.Kills) ? "killed"
            : "failed");
        return end.ExitCode == 0;
    }

    private async Task<RunEnd> EndOfAsync(DateOnly night, int run)
    {
        // Every run an hour later than the one before.
        var now = new DateTimeOffset(night, new TimeOnly(2, 30), TimeSpan.Zero).AddHours(run - 1);
        using var child = ChildRun.Start(Services.EnvironmentOf(_aws), night, now);
        _running = child;
        try
        {
            return await child.EndAsync();
        }
        finally
        {
            _running = null;
        }
    }

    private void Count(RunEnd end, List<PlannedFault> met)
    {
        _summary.Runs++;
        met.ForEach(_summary.Count);
        if (met.Exists(fault => fault.Severity == Severity.Kills))
        {
            _summary.Killed++;
        }
        else if (end.ExitCode != 0)
        {
            _summary.Failed++;
        }
    }

    private static void CheckEnd(RunEnd end, List<PlannedFault> met)
    {
        if (met.Exists(fault => fault.Severity == Severity.Kills))
        {
            return;
        }

        var expected = met.Exists(fault => fault.Severity == Severity.Lasts) ? 1 : 0;
        ThrowUnless(end.ExitCode == expected, $"it ended with {end.ExitCode}, and {expected} was expected");
        ThrowUnless(end.ExitCode == 0 || (end.Errors.Length > 0 && !end.Errors.Contains('\n', StringComparison.Ordinal)),
            "it failed and did not say so in one line");
    }

    private void Check(
        DateOnly night, ShownFleet fleet, RunEnd end, List<PlannedFault> met, Untouched untouched, int lostAnswers)
    {
        untouched.Check();
        if (!_model.Nights.ContainsKey(night) && _shelf.Has(Shelf.Report(night)))
        {
            var expected = _model.Of(night, fleet, met.Exists(fault => fault.Severity == Severity.Deafens));
            new ArchivedNight(_shelf, expected).Check();
            _model.Keep(expected);
            _alerts.Expect(expected);
            _summary.Complete++;
            _summary.Suspect += expected.Suspect ? 1 : 0;
            _summary.MostInstances = Math.Max(_summary.MostInstances, expected.Instances.Count);
        }

        _alerts.CheckRun(lostAnswers);
        if (end.ExitCode == 0)
        {
            ThrowUnless(_model.Nights.ContainsKey(night), "it ended well, and the night is not complete");
            _alerts.CheckNothingOwed(night);
            FrontPage.Check(_shelf, _model.Nights.Keys);
        }
    }
}
