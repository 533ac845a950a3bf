using System.Globalization;
using System.Text.RegularExpressions;

namespace FleetDiff.Cdk.Compute;

/// <summary>A daily cron expression of EventBridge Scheduler, such as <c>cron(30 2 * * ? *)</c>.</summary>
/// <param name="Expression">The expression.</param>
/// <param name="Time">The time of day, in the time zone of the schedule.</param>
internal sealed partial record DailySchedule(string Expression, TimeOnly Time)
{
    /// <summary>The regular expression of an expression that is due exactly once a day.</summary>
    public const string Pattern = @"cron\([0-5]?\d ([01]?\d|2[0-3]) (\* \* \?|\? \* \*) \*\)";

    /// <summary>The schedule of a deployment that sets none.</summary>
    public static DailySchedule Default { get; } = new("cron(30 2 * * ? *)", new TimeOnly(2, 30));

    /// <summary>Parses a cron expression; returns null for an expression that is not due exactly once a day.</summary>
    public static DailySchedule? Parse(string text) =>
        DailyCron().IsMatch(text) && text.Split('(', ' ') is [_, var minute, var hour, ..]
            ? new(text, new TimeOnly(ParseNumber(hour), ParseNumber(minute)))
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

    private static int ParseNumber(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex($@"^{Pattern}\z", RegexOptions.CultureInvariant)]
    private static partial Regex DailyCron();
}
