namespace FleetDiff.Core.Pipeline.Alerts;

/// <summary>What is sent once and reaches each subscriber in its own form. Pure: made from a night's report.</summary>
public sealed record Alert
{
    /// <summary>The mail; also what a log or a terminal shows.</summary>
    public required EmailMessage Mail { get; init; }

    /// <summary>The text message: one line of at most 140 printable ASCII characters, one SMS.</summary>
    public required string Sms { get; init; }

    /// <summary>For programs: the alert message as compact JSON, at most 60,000 bytes.</summary>
    public required string Json { get; init; }

    /// <summary>
    /// For chat: a custom notification of Amazon Q Developer in chat applications as compact JSON, at most 12,000
    /// bytes.
    /// </summary>
    public required string Chat { get; init; }

    /// <summary>What a subscription's filter policy can select by.</summary>
    public required IReadOnlyList<AlertAttribute> Attributes { get; init; }
}

/// <summary>A mail.</summary>
/// <param name="Subject">At most 99 printable ASCII characters (Amazon SNS API Reference, Publish, Subject).</param>
/// <param name="Text">
/// Plain text of at most 30,000 bytes in UTF-8, in lines of at most 80 columns; only what cannot be broken, an id or an
/// address, makes a longer one.
/// </param>
public sealed record EmailMessage(string Subject, string Text);

/// <summary>Where a person finds what a mail speaks of.</summary>
/// <param name="Report">The address of the page.</param>
/// <param name="Exemptions">The address of <c>exemptions.csv</c>.</param>
/// <param name="ExemptTag">The tag that makes an instance exempt, or null when none does.</param>
/// <param name="ExemptTagMaxDays">How many days ahead its date may be, or null.</param>
public sealed record ReportLinks(string Report, string Exemptions, string? ExemptTag, int? ExemptTagMaxDays = null);
