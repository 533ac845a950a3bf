using LocalAws;

namespace FleetDiff.Soak.Runs;

/// <summary>
/// One attempt at a run, or two that were started at once: the planned faults, the faults that occurred, and the result.
/// </summary>
internal sealed class Attempt
{
    private readonly List<PlannedFault> _met;

    private Attempt(List<PlannedFault> met, IReadOnlyList<RunEnd> ends, IReadOnlyList<AwsRequest> calls)
    {
        (_met, Ends, Calls) = (met, ends, calls);
    }

    /// <summary>The faults that occurred.</summary>
    public IReadOnlyList<PlannedFault> Met => _met;

    /// <summary>The result of each process.</summary>
    public IReadOnlyList<RunEnd> Ends { get; }

    /// <summary>The requests to the services.</summary>
    public IReadOnlyList<AwsRequest> Calls { get; }

    public bool WasKilled => Has(Severity.Kills);

    public bool IsSourceUnavailable => Has(Severity.SourceFails);

    /// <summary>Whether at least one process succeeded.</summary>
    public bool IsDone => Ends.Any(end => end.ExitCode == 0);

    /// <summary>The number of successful publishes whose response was lost.</summary>
    public required int LostAnswers { get; init; }

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
        return new(met, ends, [.. aws.Requests.Skip(asked)])
        {
            LostAnswers = fired.Count(each => each.Call.Operation == "Publish"
                && (each.Fault == Fault.After || each.Fault == Fault.CutConnection)),
        };
    }

    /// <summary>Returns the unexpected way in which a process ended, or null.</summary>
    public string? WrongEnd()
    {
        var expected = Has(Severity.Lasts) ? 1 : 0;
        foreach (var end in Ends.Where(_ => !WasKilled))
        {
            if (end.ExitCode != expected)
            {
                return $"it ended with {end.ExitCode}, and {expected} was expected";
            }

            if (end.ExitCode != 0 && (end.Errors.Length == 0 || end.Errors.Contains('\n', StringComparison.Ordinal)))
            {
                return "it failed without a one-line message";
            }
        }

        return null;
    }

    public override string ToString() =>
        $"exit code {string.Join(" and ", Ends.Select(end => end.ExitCode))}; faults: "
        + (_met.Count == 0 ? "none" : string.Join(", ", _met));

    private bool Has(Severity severity) => _met.Exists(fault => fault.Severity == severity);
}
