using System.Text.Json.Serialization;

namespace FleetDiff.Core.Model.Reports;

/// <summary>An instance that was unmanaged in an earlier run, with the history that identifies intermittent ones.</summary>
/// <param name="Account">The account id, 12 digits.</param>
/// <param name="Region">The Region code.</param>
/// <param name="Instance">The instance id.</param>
/// <param name="Resolved">The date of the last run that resolved it; null when it was only exempt in between.</param>
public sealed record ResolvedInstance(string Account, string Region, string Instance, DateOnly? Resolved)
{
    /// <summary>The number of days for which a reopening counts.</summary>
    public const int RetentionDays = 28;

    // The number of reopenings that make an instance intermittent.
    private const int TimesUntilIntermittent = 2;

    /// <summary>The date since which the instance had been unmanaged when <see cref="Resolved"/> resolved it, or null.</summary>
    public DateOnly? FirstUnmanaged { get; init; }

    /// <summary>The dates of the reopenings within the last four weeks, at most four; or null.</summary>
    public IReadOnlyList<DateOnly>? Reopened { get; init; }

    /// <summary>
    /// The longest time for which the instance was unmanaged, in days, at most 28. An intermittent instance is alerted again
    /// after this time; the maximum limits how long an account owner can delay that alert.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int LongestDays { get; init; }

    /// <summary>The date since which the instance is intermittent, or null.</summary>
    public DateOnly? Intermittent { get; init; }

    /// <summary>Returns a copy for a run in which the instance is no longer unmanaged.</summary>
    /// <param name="date">The date of the run.</param>
    /// <param name="firstUnmanaged">The date since which it was unmanaged.</param>
    internal ResolvedInstance WithResolution(DateOnly date, DateOnly? firstUnmanaged) => this with
    {
        LongestDays = Math.Max(
            LongestDays, Math.Clamp(date.DayNumber - GetStart(firstUnmanaged ?? date).DayNumber, 1, RetentionDays)),
    };

    /// <summary>Returns a copy for a run in which the instance is unmanaged again.</summary>
    /// <param name="date">The date of the run.</param>
    internal ResolvedInstance WithReopening(DateOnly date)
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
    /// Returns whether an unmanaged instance is not alerted: an earlier alert reported it as intermittent, and it has not been
    /// unmanaged for longer than before.
    /// </summary>
    /// <param name="date">The date of the run.</param>
    /// <param name="firstUnmanaged">The date since which it is unmanaged.</param>
    internal bool IsQuiet(DateOnly date, DateOnly firstUnmanaged) =>
        Intermittent < GetStart(firstUnmanaged) && date.DayNumber - GetStart(firstUnmanaged).DayNumber < LongestDays;

    // An exempt instance keeps firstUnmanaged, but the time for which it was exempt does not count.
    private DateOnly GetStart(DateOnly firstUnmanaged) =>
        Reopened is [.., var last] && last > firstUnmanaged ? last : firstUnmanaged;
}
