using System.Globalization;

namespace FleetDiff.Aws.Clients;

/// <summary>The times that services give, in UTC.</summary>
internal static class UtcTime
{
    private const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    /// <summary>A time as the SDK read it.</summary>
    public static DateTimeOffset? FromDateTime(DateTime? time) => time is { } t ? new DateTimeOffset(t.ToUniversalTime()) : null;

    /// <summary>A time as ISO 8601 text; null when it is none.</summary>
    public static DateTimeOffset? Parse(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Styles, out var time) ? time : null;
}
