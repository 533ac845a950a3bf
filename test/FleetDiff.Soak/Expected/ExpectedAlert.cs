namespace FleetDiff.Soak.Expected;

/// <summary>What those who get the alerts have to hear of a complete night, and what they know then.</summary>
/// <param name="Run">The night.</param>
/// <param name="Kind">What it is about; null when there is nothing to say.</param>
/// <param name="LastNotified">The newest night up to this one whose alert said what is open.</param>
/// <param name="Open">How many it said are open.</param>
internal sealed record ExpectedAlert(ExpectedRun Run, string? Kind, DateOnly? LastNotified, int Open)
{
    private const int DaysUntilReminder = 7;

    /// <summary>The alert of a night, given that of the complete night before.</summary>
    public static ExpectedAlert Create(ExpectedRun run, ExpectedAlert? before)
    {
        var (open, lastNotified) = (run.Unmanaged.Count, before?.LastNotified);
        var kind = run switch
        {
            { Suspect: true } => "suspect",
            { ComparedWith: null } when open > 0 => "baseline",
            _ when run.Unmanaged.Any(row => row.Due) => "new",
            _ when run.Disputed.Any(row => row.Due) => "disputed",
            _ when run.BlindSpots.Any(spot => spot.LastSeen == run.ComparedWith) => "incomplete-coverage",
            _ when run.HasNewlyExempt => "exempted",
            _ when open == 0 && run.BlindSpots.Count == 0
                && !run.Disputed.Any(row => row is { FirstUnmanaged: not null, ExemptBy: null }) && before is { Open: > 0 } =>
                run.BecameExempt ? "exempted" : "all-clear",
            _ when open > 0 && (lastNotified is null || run.Date >= lastNotified.Value.AddDays(DaysUntilReminder)) => "reminder",
            _ => null,
        };
        return kind is null or "suspect"
            ? new(run, kind, lastNotified, before?.Open ?? 0)
            : new(run, kind, run.Date, open);
    }
}
