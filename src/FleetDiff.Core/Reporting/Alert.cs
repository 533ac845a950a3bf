using FleetDiff.Reporting.Messages;

namespace FleetDiff.Reporting;

/// <summary>What is sent once and reaches each subscriber in its own form. Pure: made from a night's report.</summary>
public sealed record Alert
{
    /// <summary>The mail; also what a log or a terminal shows.</summary>
    public required EmailMessage Mail { get; init; }

    /// <summary>The text message: one line of at most 140 printable ASCII characters, one SMS.</summary>
    public required string Sms { get; init; }

    /// <summary>For programs: an <see cref="AlertMessage"/> as compact JSON, at most 60,000 bytes.</summary>
    public required string Json { get; init; }

    /// <summary>
    /// For chat: a custom notification of Amazon Q Developer in chat applications as compact JSON, at most 12,000
    /// bytes.
    /// </summary>
    public required string Chat { get; init; }

    /// <summary>What a subscription's filter policy can select by.</summary>
    public required IReadOnlyList<AlertAttribute> Attributes { get; init; }

    /// <summary>A message that says that it is a test, in every form; its kind is <c>test</c>.</summary>
    /// <param name="text">What it says: plain text.</param>
    public static Alert CreateTest(string text)
    {
        const string Subject = "FleetDiff: a test message";
        return new()
        {
            Mail = new(Subject, text),
            Sms = Subject,
            Json = TestMessage.Create(text).ToJson(),
            Chat = ChatNotification.CreateTest(Subject, text).ToJson(),
            Attributes = [new("kind", "String", TestMessage.TestKind)],
        };
    }

    /// <summary>Writes the alert of a night.</summary>
    /// <param name="summary">The report.</param>
    /// <param name="decision">Why it is sent, and about which instances.</param>
    /// <param name="where">Where a person finds what.</param>
    /// <exception cref="ArgumentException">The decision is to send nothing.</exception>
    public static Alert Create(ReportSummary summary, AlertDecision decision, ReportLinks where)
    {
        var message = AlertMessage.Create(summary, decision, where);
        return new Alert
        {
            Mail = new(AlertText.FormatSubject(summary, decision), EmailText.Format(summary, decision, where)),
            Sms = AlertText.FormatSms(summary, decision),
            Json = message.ToJson(),
            Chat = ChatNotification.Create(summary, decision, message).ToJson(),
            Attributes = AlertAttribute.Create(message),
        };
    }
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
