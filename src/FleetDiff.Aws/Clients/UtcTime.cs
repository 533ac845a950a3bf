using System.Globalization;

namespace FleetDiff.Aws.Clients;

/// <summary>Converts the times in AWS responses to UTC.</summary>
internal static class UtcTime
{
    private const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    /// <summary>Converts a time from the SDK to UTC.</summary>
    public static DateTimeOffset? FromDateTime(DateTime? time) => time is { } t ? new DateTimeOffset(t.ToUniversalTime()) : null;

    /// <summary>Parses an ISO 8601 time as UTC. Returns null when the text is not a time.</summary>
    public static DateTimeOffset? Parse(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Styles, out var time) ? time : null;
}
