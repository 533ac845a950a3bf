using LocalAws;

namespace FleetDiff.Soak.Runs;

/// <summary>
/// A run of a night, or two that were started at once: what was planned for it, what it met, and how it ended.
/// </summary>
internal sealed class Attempt
{
    private readonly List<PlannedFault> _met;

    private Attempt(List<PlannedFault> met, IReadOnlyList<RunEnd> ends, IReadOnlyList<AwsRequest> calls)
    {
        (_met, Ends, Calls) = (met, ends, calls);
    }

    /// <summary>The faults that it met.</summary>
    public IReadOnlyList<PlannedFault> Met => _met;

    /// <summary>How each of its processes ended.</summary>
    public IReadOnlyList<RunEnd> Ends { get; }

    /// <summary>What it asked.</summary>
    public IReadOnlyList<AwsRequest> Calls { get; }

    public bool WasKilled => Has(Severity.Kills);

    public bool IsSourceUnavailable => Has(Severity.SourceFails);

    /// <summary>Whether one of its processes came to a good end.</summary>
    public bool IsDone => Ends.Any(end => end.ExitCode == 0);

    /// <summary>Of how many publishes that took effect it never learned.</summary>
    public required int LostAnswers { get; init; }

    /// <summary>Runs the night, with what shall go wrong.</summary>
    /// <param name="aws">The services.</param>
    /// <param name="planned">What shall go wrong.</param>
    /// <param name="start">Starts each of its processes.</param>
    /// <param name="victim">Told which of them a fault kills: two at once have none that does.</param>
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

    /// <summary>What is wrong with how its processes ended, or null.</summary>
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
                return "it failed and did not say so in one line";
            }
        }

        return null;
    }

    public override string ToString() =>
        $"exit code {string.Join(" and ", Ends.Select(end => end.ExitCode))}; met "
        + (_met.Count == 0 ? "nothing" : string.Join(", ", _met));

    private bool Has(Severity severity) => _met.Exists(fault => fault.Severity == severity);
}
