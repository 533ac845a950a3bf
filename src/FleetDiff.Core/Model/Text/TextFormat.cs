using System.Globalization;

namespace FleetDiff.Core.Model.Text;

/// <summary>
/// How dates, times, numbers, counts and shares are written wherever a person reads them; dates and times that are not
/// known are empty.
/// </summary>
public static class TextFormat
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>A date: <c>2026-11-23</c>.</summary>
    public static string Date(DateOnly? date) => date?.ToString(DayFormat, CultureInfo.InvariantCulture) ?? "";

    /// <summary>The date, in UTC, of a time: <c>2026-11-23</c>.</summary>
    public static string Date(DateTimeOffset time) => Utc(time, DayFormat);

    /// <summary>A time to the minute, with its zone: <c>2026-11-23 02:30 UTC</c>.</summary>
    public static string Time(DateTimeOffset? time) => Utc(time, "yyyy-MM-dd HH:mm 'UTC'");

    /// <summary>A time in UTC, to the second, as a spreadsheet reads it: <c>2026-11-23T02:30:00Z</c>.</summary>
    public static string UtcSecond(DateTimeOffset? time) => Utc(time, "yyyy-MM-ddTHH:mm:ssZ");

    /// <summary>A number for people: <c>20,000</c>.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number for programs: <c>20000</c>.</summary>
    public static string Digits(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number and what it counts: <c>1 instance</c>, <c>20,000 instances</c>.</summary>
    /// <param name="number">The number.</param>
    /// <param name="one">What one of them is called.</param>
    /// <param name="several">What several are called; null when that only has an "s" more.</param>
    public static string Count(long number, string one, string? several = null) =>
        $"{Number(number)} {(number == 1 ? one : several ?? $"{one}s")}";

    /// <summary>A part and what it is a part of: <c>1,200 of 20,000 instances</c>.</summary>
    public static string Part(long part, long all, string one) => $"{Number(part)} of {Count(all, one)}";

    /// <summary>
    /// A part in percent, to the nearest whole number. 100 only when it is all, and 0 only when it is nothing; null when
    /// there is nothing it could be a part of.
    /// </summary>
    public static int? PercentOf(long part, long all) =>
        all == 0 ? null
        : part == 0 ? 0
        : part == all ? 100
        : Math.Clamp((int)Math.Round(100.0 * part / all, MidpointRounding.AwayFromZero), 1, 99);

    /// <summary><see cref="PercentOf"/> in words: <c>67 %</c>; a dash for null.</summary>
    public static string Percent(long part, long all) => PercentOf(part, all) is { } percent ? $"{percent} %" : "–";

    private static string Utc(DateTimeOffset? time, string format) =>
        time?.ToUniversalTime().ToString(format, CultureInfo.InvariantCulture) ?? "";
}
