using FleetDiff.Soak.Observed;
using LocalAws;
using static FleetDiff.Soak.Observed.DifferenceException;

namespace FleetDiff.Soak.Runs;

/// <summary>One attempt at a run, or two that were started at once.</summary>
/// <param name="Met">The planned faults that occurred.</param>
/// <param name="Ends">The result of each process.</param>
/// <param name="Calls">The requests to the services.</param>
/// <param name="LostAnswers">The number of successful publishes whose response was lost.</param>
internal sealed record Attempt(
    IReadOnlyList<PlannedFault> Met, IReadOnlyList<RunEnd> Ends, IReadOnlyList<AwsRequest> Calls, int LostAnswers)
{
    public bool WasKilled => Has(Severity.Kills);

    public bool IsSourceUnavailable => Has(Severity.SourceFails);

    /// <summary>Whether at least one process succeeded.</summary>
    public bool IsDone => Ends.Any(end => end.ExitCode == 0);

    /// <summary>Runs one or two processes with the planned faults.</summary>
    /// <param name="aws">The services.</param>
    /// <param name="planned">The planned faults.</param>
    /// <param name="start">Starts each of the processes.</param>
    /// <param name="victim">Receives the process that a fault may kill. Two parallel processes have no such fault.</param>
    public static async Task<Attempt> MakeAsync(
        LocalAwsServer aws, IReadOnlyList<PlannedFault> planned, IReadOnlyList<Func<ChildRun>> start,
        Action<ChildRun> victim)
    {
        var asked = aws.Requests.Count;
        foreach (var fault in planned)
        {
            fault.Arm(aws.Faults);
        }

        var children = start.Select(each => each()).ToList();
        victim(children[0]);
        var ends = await Task.WhenAll(children.Select(child => child.EndAsync()));
        children.ForEach(child => child.Dispose());

        var fired = aws.Faults.Fired;
        aws.Faults.Clear();
        var met = planned.Where(fault => fired.Any(each => each.Fault == fault.Fault
            && (fault.Operation is null || each.Call.Operation == fault.Operation))).ToList();
        return new(met, ends, [.. aws.Requests.Skip(asked)], fired.Count(each => each.Call.Operation == "Publish"
            && (each.Fault == Fault.After || each.Fault == Fault.CutConnection)));
    }

    /// <exception cref="DifferenceException">A process ended in an unexpected way.</exception>
    public void CheckEnds()
    {
        var expected = Has(Severity.Lasts) ? 1 : 0;
        foreach (var (exitCode, errors) in Ends.Where(_ => !WasKilled))
        {
            ThrowUnlessEqual("exit code", expected, exitCode);
            ThrowUnless(
                exitCode == 0 || (errors.Length > 0 && !errors.Contains('\n', StringComparison.Ordinal)),
                "it failed without a one-line message");
        }
    }

    public override string ToString() =>
        $"exit code {string.Join(" and ", Ends.Select(end => end.ExitCode))}; faults: "
        + (Met.Count == 0 ? "none" : string.Join(", ", Met));

    private bool Has(Severity severity) => Met.Any(fault => fault.Severity == severity);
}
