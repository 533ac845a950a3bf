namespace FleetDiff.Core.Pipeline.Alerts;

/// <summary>An alert in all formats. It is sent once, and each subscriber receives its own format.</summary>
public sealed record Alert
{
    /// <summary>The mail. The log and the terminal show it too.</summary>
    public required EmailMessage Mail { get; init; }

    /// <summary>The text message: one line of at most 140 printable ASCII characters, one SMS.</summary>
    public required string Sms { get; init; }

    /// <summary>The alert message for programs as compact JSON, at most 60,000 bytes.</summary>
    public required string Json { get; init; }

    /// <summary>
    /// The chat message: a custom notification of Amazon Q Developer in chat applications as compact JSON, at most 12,000
    /// bytes.
    /// </summary>
    public required string Chat { get; init; }

    /// <summary>The message attributes, for filter policies of subscriptions.</summary>
    public required IReadOnlyList<AlertAttributeValue> Attributes { get; init; }
}

/// <summary>A message attribute, for filter policies of subscriptions.</summary>
/// <param name="Name">The name, equal to the name of the field of the alert message.</param>
/// <param name="Type">The Amazon SNS data type: <c>String</c>, <c>Number</c> or <c>String.Array</c>.</param>
/// <param name="Value">The value; a JSON array for <c>String.Array</c>.</param>
public sealed record AlertAttributeValue(string Name, string Type, string Value);

/// <summary>A mail.</summary>
/// <param name="Subject">At most 99 printable ASCII characters (Amazon SNS API Reference, Publish, Subject).</param>
/// <param name="Text">
/// Plain text of about 60 lines, at most 100, and of at most 30,000 bytes in UTF-8; in lines of at most 80 columns. Only a line
/// with an unbreakable word, such as an id or an address, is longer.
/// </param>
public sealed record EmailMessage(string Subject, string Text);

/// <summary>The addresses and the exempt tag that a mail mentions.</summary>
/// <param name="Report">The address of the page.</param>
/// <param name="Exemptions">The address of <c>exemptions.csv</c>.</param>
/// <param name="ExemptTag">The tag that exempts an instance, or null when there is none.</param>
/// <param name="ExemptTagMaxDays">The maximum number of days until the date in the tag, or null for no limit.</param>
public sealed record ReportLinks(string Report, string Exemptions, string? ExemptTag, int? ExemptTagMaxDays = null);
