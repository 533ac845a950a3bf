using System.Globalization;

namespace FleetDiff.Reporting;

/// <summary>
/// How days, times and numbers are written wherever a person reads them; empty for what is not known.
/// </summary>
public static class Written
{
    /// <summary>A day: <c>2026-11-23</c>.</summary>
    public static string Day(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A time in UTC, to the minute: <c>2026-11-23 02:30</c>.</summary>
    public static string Minute(DateTimeOffset? time) => Utc(time, "yyyy-MM-dd HH:mm");

    /// <summary>A time in UTC, to the second, as a spreadsheet reads it: <c>2026-11-23T02:30:00Z</c>.</summary>
    public static string Second(DateTimeOffset? time) => Utc(time, "yyyy-MM-ddTHH:mm:ssZ");

    /// <summary>A number without separators.</summary>
    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Utc(DateTimeOffset? time, string format) =>
        time?.ToUniversalTime().ToString(format, CultureInfo.InvariantCulture) ?? "";
}
