using System.Globalization;
using System.Text.Json.Serialization;
using FleetDiff.Core.Pipeline;

namespace FleetDiff.Lambda;

/// <summary>
/// The event that starts a run: a scheduled event of EventBridge or of EventBridge Scheduler. The time is optional when the
/// function is invoked manually.
/// </summary>
/// <param name="Time">The scheduled time, ISO 8601; UTC if it has no offset.</param>
public sealed record ScheduledEvent([property: JsonPropertyName("time")] string? Time = null)
{
    /// <summary>Returns the scheduled time, or <paramref name="now"/> when the event has none.</summary>
    /// <param name="now">The current time.</param>
    /// <exception cref="RunFailedException">The time of the event is not valid.</exception>
    public DateTimeOffset GetTimeOrDefault(DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(Time))
        {
            return now;
        }

        return DateTimeOffset.TryParse(
            Time,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time)
            ? time
            : throw new RunFailedException($"The time of the event is '{SafeText.ToSingleLine(Time, 100)}'; expected a time such "
                + "as 2026-11-23T02:30:00Z, or none for the current time. Correct the input of the schedule.");
    }
}
