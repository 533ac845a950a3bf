namespace FleetDiff.Reporting;

/// <summary>What is sent.</summary>
/// <param name="Subject">At most 99 printable ASCII characters (Amazon SNS API Reference, Publish, Subject).</param>
/// <param name="Text">Plain text, below 256 KiB in UTF-8 (the same, Message).</param>
public sealed record Alert(string Subject, string Text);

/// <summary>What <c>alert.json</c> says: what was sent for a night, or that nothing had to be.</summary>
public sealed record SentAlert
{
    /// <summary>The schema this version writes.</summary>
    public const string CurrentSchema = "fleetdiff/alert/v1";

    /// <summary>The schema of this record.</summary>
    public required string Schema { get; init; }

    /// <summary>The night.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Whether an alert was sent.</summary>
    public required bool Sent { get; init; }

    /// <summary>Why it was sent, or was not.</summary>
    public required string Because { get; init; }

    /// <summary>When it was accepted, UTC, or null.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Where it went: a topic's ARN, or <c>log</c>; or null.</summary>
    public string? To { get; init; }

    /// <summary>The id it got there, or null.</summary>
    public string? MessageId { get; init; }

    /// <summary>The subject, or null.</summary>
    public string? Subject { get; init; }

    /// <summary>The text, or null.</summary>
    public string? Text { get; init; }
}
