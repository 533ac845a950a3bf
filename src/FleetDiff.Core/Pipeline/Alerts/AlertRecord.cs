using System.Text.Json.Serialization;
using FleetDiff.Core.Analysis.Alerts;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Pipeline.Alerts;

/// <summary>What <c>alert.json</c> says: what was sent for a night, or that nothing had to be.</summary>
public sealed record AlertRecord
{
    /// <summary>The schema this version writes.</summary>
    public const string CurrentSchema = "fleetdiff/alert/v1";

    /// <summary>The schema of this record.</summary>
    public required string Schema { get; init; }

    /// <summary>The night.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>
    /// When the night's report was made (<see cref="Report.GeneratedAt"/>): whoever stores a record before the night
    /// cannot know it.
    /// </summary>
    public DateTimeOffset? ReportGeneratedAt { get; init; }

    /// <summary>Whether an alert was sent.</summary>
    public required bool Sent { get; init; }

    /// <summary>Why it was sent, or was not.</summary>
    public required string Because { get; init; }

    /// <summary>What it was about, or null.</summary>
    public AlertKind? Kind { get; init; }

    /// <summary>The newest night up to this one whose alert said what is open, or null.</summary>
    public DateOnly? LastNotified { get; init; }

    /// <summary>How many unmanaged instances that alert said are open.</summary>
    public int Open { get; init; }

    /// <summary>When it was accepted, UTC, or null.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Where it went: a topic's ARN, or <c>log</c>; or null.</summary>
    public string? To { get; init; }

    /// <summary>The id it got there, or null.</summary>
    public string? MessageId { get; init; }

    /// <summary>The subject, or null.</summary>
    public string? Subject { get; init; }

    /// <summary>The mail's text, or null.</summary>
    public string? Text { get; init; }

    /// <summary>The text message, or null.</summary>
    public string? Sms { get; init; }

    /// <summary>What programs got, or null.</summary>
    public string? Json { get; init; }

    /// <summary>What chat got, or null.</summary>
    public string? Chat { get; init; }

    /// <summary>What those who get the alerts know after this night.</summary>
    [JsonIgnore]
    public AlertHistory History => new(LastNotified <= Date ? LastNotified : null, Math.Max(0, Open));
}
