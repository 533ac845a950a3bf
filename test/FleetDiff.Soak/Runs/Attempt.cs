using FleetDiff.Soak.Observed;
using LocalAws;
using static FleetDiff.Soak.Observed.DifferenceException;

namespace FleetDiff.Soak.Runs;

/// <summary>One attempt at a run, or two that were started at once.</summary>
/// <param name="Met">The planned faults that occurred.</param>
/// <param name="Ends">The exit code of each process, another than 0 or 1 if it was killed, and its standard error.</param>
/// <param name="Calls">The requests to the services.</param>
/// <param name="LostAnswers">The number of successful publishes whose response was lost.</param>
internal sealed record Attempt(
    IReadOnlyList<PlannedFault> Met, IReadOnlyList<(int ExitCode, string Errors)> Ends, IReadOnlyList<AwsRequest> Calls,
    int LostAnswers)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(3);

    private bool WasKilled => Has(Severity.Kills);

    public bool IsSourceUnavailable => Has(Severity.SourceFails);

    /// <summary>Whether at least one process succeeded.</summary>
    public bool IsDone => Ends.Any(end => end.ExitCode == 0);

    /// <summary>Runs one or two processes with the planned faults.</summary>
    /// <param name="aws">The services.</param>
    /// <param name="planned">The planned faults.</param>
    /// <param name="start">Starts the processes.</param>
    public static async Task<Attempt> MakeAsync(
        LocalAwsServer aws, IReadOnlyList<PlannedFault> planned, Func<IEnumerable<ChildProcess>> start)
    {
        var asked = aws.Requests.Count;
        foreach (var fault in planned)
        {
            fault.Arm(aws.Faults);
        }

        var ends = await Task.WhenAll(start().Select(EndAsync));

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

    public override string ToString()
    {
        var outcome = Ends.Count > 1 ? "two in parallel" : IsDone ? "done" : WasKilled ? "killed" : "failed";
        return Met.Count == 0 ? outcome : $"{outcome}: {string.Join(", ", Met)}";
    }

    private static async Task<(int ExitCode, string Errors)> EndAsync(ChildProcess child)
    {
        await using (child)
        {
            try
            {
                var (exitCode, _, errors) = await child.EndAsync().WaitAsync(Timeout);
                return (exitCode, errors.Trim());
            }
            catch (TimeoutException)
            {
                throw new DifferenceException($"an attempt did not end within {Timeout.TotalMinutes} minutes");
            }
        }
    }

    private bool Has(Severity severity) => Met.Any(fault => fault.Severity == severity);
}
