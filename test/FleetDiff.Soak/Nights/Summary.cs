using System.Diagnostics;
using FleetDiff.Soak.Observed;

namespace FleetDiff.Soak.Nights;

/// <summary>What happened in all.</summary>
internal sealed class Summary
{
    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly SortedDictionary<string, int> _faults = new(StringComparer.Ordinal);

    public int Nights { get; set; }

    public int Complete { get; set; }

    public int Suspect { get; set; }

    public int GivenUp { get; set; }

    public int Runs { get; set; }

    public int Failed { get; set; }

    public int Killed { get; set; }

    public int MostInstances { get; set; }

    public void Count(PlannedFault fault) => _faults[fault.Name] = _faults.GetValueOrDefault(fault.Name) + 1;

    /// <summary>In lines, for people.</summary>
    public string Told(Alerts alerts) => $"""
        {Nights} nights in {Stopwatch.GetElapsedTime(_began).TotalMinutes:0.0} minutes: {Complete} complete, {Suspect} of them suspect; {GivenUp} given up; at most {MostInstances} instances
        {Runs} runs: {Killed} killed, {Failed} ended with an error
        faults met: {Told(_faults)}
        alerts sent: {Told(alerts.Sent)}
        sent again: {Told(alerts.SentAgain)}
        """;

    private static string Told(SortedDictionary<string, int> counts) => counts.Count == 0
        ? "none"
        : string.Join(", ", counts.Select(count => $"{count.Key} {count.Value}"));
}
