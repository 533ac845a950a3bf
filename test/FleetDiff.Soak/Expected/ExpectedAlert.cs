namespace FleetDiff.Soak.Expected;

/// <summary>What those who get the alerts have to hear of a complete night, and what they know then.</summary>
/// <param name="Night">The night.</param>
/// <param name="Kind">What it is about; null when there is nothing to say.</param>
/// <param name="Told">The newest night up to this one whose alert said what is open.</param>
/// <param name="Open">How many it said are open.</param>
internal sealed record ExpectedAlert(ExpectedNight Night, string? Kind, DateOnly? Told, int Open)
{
    private const int DaysUntilReminder = 7;

    /// <summary>The alert of a night, given that of the complete night before.</summary>
    public static ExpectedAlert Of(ExpectedNight night, ExpectedAlert? before)
    {
        var (open, told) = (night.Unmanaged.Count, before?.Told);
        var kind = night switch
        {
            { Suspect: true } => "suspect",
            { ComparedWith: null } when open > 0 => "baseline",
            _ when night.Unmanaged.Any(row => row.Due) => "new",
            _ when night.Disputed.Any(row => row.Due) => "disputed",
            _ when night.BlindSpots.Any(spot => spot.LastSeen == night.ComparedWith) => "incomplete-coverage",
            _ when night.HasNewlyExempt => "exempted",
            _ when open == 0 && night.BlindSpots.Count == 0
                && !night.Disputed.Any(row => row is { FirstUnmanaged: not null, ExemptBy: null }) && before is { Open: > 0 } =>
                night.BecameExempt ? "exempted" : "all-clear",
            _ when open > 0 && (told is null || night.Date >= told.Value.AddDays(DaysUntilReminder)) => "reminder",
            _ => null,
        };
        return kind is null or "suspect"
            ? new(night, kind, told, before?.Open ?? 0)
            : new(night, kind, night.Date, open);
    }
}
