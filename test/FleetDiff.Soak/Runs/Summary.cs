using System.Diagnostics;
using FleetDiff.Soak.Expected;
using FleetDiff.Soak.Observed;

namespace FleetDiff.Soak.Runs;

/// <summary>Counts the results of the whole soak.</summary>
internal sealed class Summary
{
    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly SortedDictionary<string, int> _faults = new(StringComparer.Ordinal);

    private int _complete;
    private int _suspect;
    private int _mostInstances;
    private int _runs;
    private int _failed;
    private int _killed;
    private int _atOnce;

    public int Runs { get; set; }

    public int NotStarted { get; set; }

    public int GivenUp { get; set; }

    public void Count(Attempt attempt)
    {
        _runs += attempt.Ends.Count;
        _killed += attempt.WasKilled ? 1 : 0;
        _atOnce += attempt.Ends.Count > 1 ? 1 : 0;
        _failed += attempt.WasKilled || attempt.IsDone ? 0 : attempt.Ends.Count;
        foreach (var fault in attempt.Met)
        {
            _faults[fault.Name] = _faults.GetValueOrDefault(fault.Name) + 1;
        }
    }

    /// <summary>Counts a complete run.</summary>
    public void Count(ExpectedRun run)
    {
        _complete++;
        _suspect += run.Suspect ? 1 : 0;
        _mostInstances = Math.Max(_mostInstances, run.Instances.Count);
    }

    private double Minutes => Stopwatch.GetElapsedTime(_began).TotalMinutes;

    /// <summary>Formats the counts as lines of text.</summary>
    public string Format(AlertCheck alerts) => $"""
        {Runs} runs in {Minutes:0.0} minutes, at most {_mostInstances} instances
        {_complete} runs complete, {_suspect} of them suspect; {GivenUp} given up, {NotStarted} not started
        {_runs} attempts: {_killed} killed, {_failed} ended with an error; {_atOnce} times two in parallel
        faults met: {Format(_faults)}
        alerts sent: {Format(alerts.Sent)}
        sent again: {Format(alerts.SentAgain)}
        """;

    private static string Format(SortedDictionary<string, int> counts) => counts.Count == 0
        ? "none"
        : string.Join(", ", counts.Select(count => $"{count.Key} {count.Value}"));
}
