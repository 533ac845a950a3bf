using System.Globalization;
using System.Text.Json.Serialization;
using FleetDiff.Core.Model.Text;
using FleetDiff.Core.Pipeline;

namespace FleetDiff.Lambda;

/// <summary>
/// The event that starts a night: EventBridge's scheduled event and EventBridge Scheduler's both have these two fields,
/// and a person who invokes the function by hand may leave out either.
/// </summary>
/// <param name="Time">The scheduled time, ISO 8601.</param>
/// <param name="Id">The event's id.</param>
public sealed record ScheduledEvent(
    [property: JsonPropertyName("time")] string? Time = null,
    [property: JsonPropertyName("id")] string? Id = null)
{
    /// <summary>The scheduled time, or the time given when the event has none.</summary>
    /// <exception cref="RunFailedException">The event's time is no time.</exception>
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
            : throw new RunFailedException($"The event's time is '{SafeText.ToSingleLine(Time, 100)}'; expected a time such "
                + "as 2026-11-23T02:30:00Z, or none for tonight. Correct the schedule's input.");
    }
}
