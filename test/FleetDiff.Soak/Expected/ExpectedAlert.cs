namespace FleetDiff.Soak.Expected;

/// <summary>The expected alert of a complete run, and the state of the alert history after it.</summary>
/// <param name="Run">The run.</param>
/// <param name="Kind">The kind of the alert, or null if no alert is expected.</param>
/// <param name="LastNotified">The newest date up to this run whose alert listed the open instances.</param>
/// <param name="Open">The number of open instances in that alert.</param>
internal sealed record ExpectedAlert(ExpectedRun Run, string? Kind, DateOnly? LastNotified, int Open)
{
    private const int DaysUntilReminder = 7;

    public DateOnly Date => Run.Date;

    /// <summary>Creates the expected alert of a run from that of the complete run before.</summary>
    public static ExpectedAlert Create(ExpectedRun run, ExpectedAlert? before)
    {
        var (open, lastNotified) = (run.Unmanaged.Count, before?.LastNotified);
        var kind = run switch
        {
            { Suspect: true } => "suspect",
            { ComparedWith: null } when open > 0 => "baseline",
            _ when run.New.Count > 0 => "new",
            _ when run.Disputed.Any(row => row.Due) => "disputed",
            _ when run.BlindSpots.Any(spot => spot.LastSeen == run.ComparedWith) => "incomplete-coverage",
            _ when run.HasNewlyExempt => "exempted",
            _ when !run.Open.Any() && run.BlindSpots.Count == 0 && before is { Open: > 0 } =>
                run.BecameExempt ? "exempted" : "all-clear",
            _ when open > 0 && (lastNotified is null || run.Date >= lastNotified.Value.AddDays(DaysUntilReminder)) => "reminder",
            _ => null,
        };
        return kind is null or "suspect"
            ? new(run, kind, lastNotified, before?.Open ?? 0)
            : new(run, kind, run.Date, open);
    }

    /// <summary>Returns the instances that the alert is about.</summary>
    public IReadOnlyList<Row> FindRows()
    {
        var disputed = Run.Disputed.Where(row => row.Due);
        return Kind switch
        {
            "new" => [.. Run.New, .. disputed],
            "disputed" => [.. disputed],
            "baseline" or "reminder" => Run.Unmanaged,
            _ => [],
        };
    }
}
