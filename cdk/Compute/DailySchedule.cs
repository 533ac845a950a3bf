using System.Globalization;
using System.Text.RegularExpressions;

namespace FleetDiff.Cdk.Compute;

/// <summary>
/// A daily cron expression of EventBridge Scheduler, such as <c>cron(30 2 * * ? *)</c>.
/// </summary>
/// <param name="Time">The time of day, in the time zone of the schedule.</param>
public sealed partial record DailySchedule(TimeOnly Time)
{
    /// <summary>Parses a cron expression; returns null for an expression that is not due exactly once a day.</summary>
    public static DailySchedule? Parse(string text) =>
        Pattern().Match(text) is { Success: true } match
        && ParseNumber(match, "minute") is < 60 and var minute && ParseNumber(match, "hour") is < 24 and var hour
            ? new DailySchedule(new TimeOnly(hour, minute))
            : null;

    /// <summary>
    /// Finds the first date on which daylight saving time skips the time; returns null if there is none. EventBridge
    /// Scheduler skips the run on that date (EventBridge Scheduler User Guide, Daylight savings time).
    /// </summary>
    /// <param name="zone">The time zone.</param>
    /// <param name="from">The first of the 366 dates to check.</param>
    public DateOnly? FindSkipped(TimeZoneInfo zone, DateOnly from) =>
        Enumerable.Range(0, 366).Select(from.AddDays)
            .Where(date => zone.IsInvalidTime(date.ToDateTime(Time)))
            .Select(date => (DateOnly?)date)
            .FirstOrDefault();

    private static int ParseNumber(Match match, string group) =>
        int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^cron\((?<minute>\d{1,2}) (?<hour>\d{1,2}) (\* \* \?|\? \* \*) \*\)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
