using System.Globalization;

namespace FleetDiff.Core.Model.Text;

/// <summary>
/// Formats dates, times, numbers, counts and shares for people, independent of the culture. An unknown date or time becomes
/// an empty string.
/// </summary>
public static class TextFormat
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>Formats a date: <c>2026-11-23</c>.</summary>
    public static string Date(DateOnly? date) => date?.ToString(DayFormat, CultureInfo.InvariantCulture) ?? "";

    /// <summary>Formats the UTC date of a time: <c>2026-11-23</c>.</summary>
    public static string Date(DateTimeOffset time) => Utc(time, DayFormat);

    /// <summary>Formats a time in UTC to the minute: <c>2026-11-23 02:30 UTC</c>.</summary>
    public static string Time(DateTimeOffset? time) => Utc(time, "yyyy-MM-dd HH:mm 'UTC'");

    /// <summary>Formats a time in UTC to the second, for spreadsheets: <c>2026-11-23T02:30:00Z</c>.</summary>
    public static string UtcSecond(DateTimeOffset? time) => Utc(time, "yyyy-MM-ddTHH:mm:ssZ");

    /// <summary>Formats a number for people: <c>20,000</c>.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Formats a number for programs: <c>20000</c>.</summary>
    public static string Digits(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Formats a number with its noun: <c>1 instance</c>, <c>20,000 instances</c>.</summary>
    /// <param name="number">The number.</param>
    /// <param name="one">The singular.</param>
    /// <param name="several">The plural; null to append "s" to the singular.</param>
    public static string Count(long number, string one, string? several = null) =>
        $"{Number(number)} {(number == 1 ? one : several ?? $"{one}s")}";

    /// <summary>Formats a part of a whole: <c>1,200 of 20,000 instances</c>.</summary>
    public static string Part(long part, long all, string one) => $"{Number(part)} of {Count(all, one)}";

    /// <summary>Formats a list of names, of which only the first few are shown: "a, b and 3 more".</summary>
    public static string List(IReadOnlyCollection<string> names, int max) => string.Join(", ", names.Take(max))
        + (names.Count > max ? $" and {Number(names.Count - max)} more" : "");

    /// <summary>
    /// Returns a part in percent, rounded to the nearest integer. The result is 100 only for the whole, 0 only for nothing,
    /// and null when the whole is 0.
    /// </summary>
    public static int? GetPercent(long part, long all) =>
        all == 0 ? null
        : part == 0 ? 0
        : part == all ? 100
        : Math.Clamp((int)Math.Round(100.0 * part / all, MidpointRounding.AwayFromZero), 1, 99);

    /// <summary>Formats the result of <see cref="GetPercent"/>: <c>67 %</c>; a dash for null.</summary>
    public static string Percent(long part, long all) => GetPercent(part, all) is { } percent ? $"{percent} %" : "–";

    private static string Utc(DateTimeOffset? time, string format) =>
        time?.ToUniversalTime().ToString(format, CultureInfo.InvariantCulture) ?? "";
}
