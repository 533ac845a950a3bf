using System.Text.Json.Serialization;
using FleetDiff.Core.Analysis.Alerts;

namespace FleetDiff.Core.Pipeline.Alerts;

/// <summary>The content of <c>alert.json</c>: the alert that was sent for a report, or the reason why none was sent.</summary>
public sealed record AlertRecord
{
    /// <summary>The schema this version writes.</summary>
    public const string CurrentSchema = "fleetdiff/alert/v1";

    /// <summary>The schema of this record.</summary>
    public required string Schema { get; init; }

    /// <summary>The date of the report.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>
    /// When the report was generated (<see cref="Report.GeneratedAt"/>), UTC. A record that was stored before the report
    /// cannot have this value.
    /// </summary>
    public DateTimeOffset? ReportGeneratedAt { get; init; }

    /// <summary>Whether an alert was sent.</summary>
    public required bool Sent { get; init; }

    /// <summary>Why an alert was sent or not sent.</summary>
    public required string Because { get; init; }

    /// <summary>The kind of the alert, or null.</summary>
    public AlertKind? Kind { get; init; }

    /// <summary>The newest date, up to this one, whose alert reported the unmanaged instances, or null.</summary>
    public DateOnly? LastNotified { get; init; }

    /// <summary>The number of unmanaged instances in that alert.</summary>
    public int Open { get; init; }

    /// <summary>When the channel accepted the alert, UTC, or null.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The destination: the ARN of a topic, or <c>log</c>; or null.</summary>
    public string? To { get; init; }

    /// <summary>The message id from the destination, or null.</summary>
    public string? MessageId { get; init; }

    /// <summary>The subject, or null.</summary>
    public string? Subject { get; init; }

    /// <summary>The text of the mail, or null.</summary>
    public string? Text { get; init; }

    /// <summary>The text message, or null.</summary>
    public string? Sms { get; init; }

    /// <summary>The JSON message for programs, or null.</summary>
    public string? Json { get; init; }

    /// <summary>The chat message, or null.</summary>
    public string? Chat { get; init; }

    /// <summary>The alert history after this report.</summary>
    [JsonIgnore]
    public AlertHistory History => new(LastNotified <= Date ? LastNotified : null, Math.Max(0, Open));
}
