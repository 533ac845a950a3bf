using System.Globalization;
using System.Text.RegularExpressions;

namespace FleetDiff.Cdk.Compute;

/// <summary>
/// A time of every day, as EventBridge Scheduler writes it: <c>cron(30 2 * * ? *)</c>. What is due less often is no
/// night.
/// </summary>
/// <param name="Time">The time of day.</param>
public sealed partial record DailySchedule(TimeOnly Time)
{
    /// <summary>Reads a cron expression; null for one that is not due once every day.</summary>
    public static DailySchedule? Parse(string text) =>
        Pattern().Match(text) is { Success: true } match
        && ParseNumber(match, "minute") is < 60 and var minute && ParseNumber(match, "hour") is < 24 and var hour
            ? new DailySchedule(new TimeOnly(hour, minute))
            : null;

    /// <summary>
    /// A date on which a time zone's clocks skip the time, or null: EventBridge Scheduler skips the night as well
    /// (EventBridge Scheduler User Guide, Daylight savings time).
    /// </summary>
    /// <param name="zone">The time zone.</param>
    /// <param name="from">The first date that is looked at; a year and a day from it on are.</param>
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
