using System.Text.Json.Serialization;

namespace FleetDiff.Core.Model.Reports;

/// <summary>An instance that was unmanaged once, with what tells one that comes and goes.</summary>
/// <param name="Account">Its account.</param>
/// <param name="Region">Its Region's code.</param>
/// <param name="Instance">Its id.</param>
/// <param name="Resolved">The date of the run that last found it resolved; null when it was only exempt in between.</param>
public sealed record ResolvedInstance(string Account, string Region, string Instance, DateOnly? Resolved)
{
    /// <summary>For so many days a time when it was unmanaged again counts.</summary>
    public const int RetentionDays = 28;

    /// <summary>So many times make it intermittent.</summary>
    public const int TimesUntilIntermittent = 2;

    /// <summary>The dates within the last four weeks on which it was unmanaged again, at most four; or null.</summary>
    public IReadOnlyList<DateOnly>? Reopened { get; init; }

    /// <summary>
    /// For how many days in a row it was unmanaged at most, up to 28: however long an account's owner let it be once, it
    /// is alerted again after that.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int LongestDays { get; init; }

    /// <summary>Since when it is intermittent, or null.</summary>
    public DateOnly? Intermittent { get; init; }

    /// <summary>The same when it stops being unmanaged.</summary>
    /// <param name="date">The date of the run.</param>
    /// <param name="firstUnmanaged">Since when it was unmanaged.</param>
    public ResolvedInstance WithResolution(DateOnly date, DateOnly? firstUnmanaged) => this with
    {
        LongestDays = Math.Max(LongestDays, Math.Clamp(date.DayNumber - GetStart(firstUnmanaged ?? date).DayNumber, 1, RetentionDays)),
    };

    /// <summary>The same when it is unmanaged again.</summary>
    /// <param name="date">The date of the run.</param>
    public ResolvedInstance WithReopening(DateOnly date)
    {
        IReadOnlyList<DateOnly> times =
        [
            .. (Reopened ?? []).Where(time => date.DayNumber - time.DayNumber < RetentionDays && time < date)
                .TakeLast((2 * TimesUntilIntermittent) - 1),
            date,
        ];
        return this with
        {
            Reopened = times,
            Intermittent = times.Count >= TimesUntilIntermittent ? Intermittent ?? date : null,
        };
    }

    /// <summary>
    /// Whether nobody has to hear of it, while it is unmanaged: that it comes and goes was said when it was unmanaged
    /// before, and it has not been for longer than ever.
    /// </summary>
    /// <param name="date">The date of the run.</param>
    /// <param name="firstUnmanaged">Since when it is unmanaged.</param>
    public bool IsQuiet(DateOnly date, DateOnly firstUnmanaged) =>
        Intermittent < GetStart(firstUnmanaged) && date.DayNumber - GetStart(firstUnmanaged).DayNumber < LongestDays;

    // While it was exempt it was unmanaged, and nobody had to hear of it.
    private DateOnly GetStart(DateOnly firstUnmanaged) =>
        Reopened is [.., var last] && last > firstUnmanaged ? last : firstUnmanaged;
}
