using System.Text.Json;
using FleetDiff.Fleet;

namespace FleetDiff.Reporting.Messages;

/// <summary>
/// A custom notification of Amazon Q Developer in chat applications, which shows it in Slack or Teams (its
/// Administrator Guide, Custom notifications: version, source and a description are required).
/// </summary>
internal sealed record ChatNotification(
    string Version, string Source, string Id, ChatContent Content, ChatMetadata Metadata)
{
    public static ChatNotification Of(ReportSummary summary, AlertDecision decision, AlertMessage message) => new(
        "1.0",
        "custom",
        $"fleetdiff-{Written.Day(message.Date)}",
        new(
            "client-markdown",
            message.Subject,
            ChatDescription.Of(summary, decision, message.Report),
            NextSteps(summary.Report, message),
            ["FleetDiff", KebabCase.Of(message.Kind)]),
        new(
            Thread(summary.Report),
            message.Subject,
            $"fleetdiff-{KebabCase.Of(message.Kind)}",
            [.. message.About.Take(MostResources).Select(row => row.Instance)],
            Context(message)));

    private const int MostResources = 10;

    public static ChatNotification Test(string title, string text) => new(
        "1.0",
        "custom",
        "fleetdiff-test",
        new("client-markdown", title, ChatText.Plain(text.ReplaceLineEndings(" "), 600), [], ["FleetDiff", "test"]),
        new("fleetdiff-test", title, "fleetdiff-test", [], new Dictionary<string, string>()));

    public string ToJson() => JsonSerializer.Serialize(this, MessageJson.Compact.ChatNotification);

    // A thread for each month and view: two deployments in one channel do not mix.
    private static string Thread(Report report)
    {
        var view = report.View.Arn.Split('/') is [_, var name, ..] ? $"{name}-" : "";
        return $"fleetdiff-{view}{Written.Day(report.Date)[..7]}";
    }

    private static string[] NextSteps(Report report, AlertMessage message) => message switch
    {
        { Suspect: true } => ["Look at the view's scope and filter and at the index in the Resource Explorer console."],
        { Unseen: > 0, Unmanaged: 0 } => ["Mend what could not be seen: the mail and the report say how."],
        { Unmanaged: > 0 } => [.. report.Groups.Where(group => group.NewCount > 0).Take(1)
            .Select(group => group.NextStep?.Advice).OfType<string>().Select(advice => ChatText.Plain(advice, 400))
            .Append("Open the report: it has the next step for each instance.")],
        _ => [],
    };

    // What the message for programs says, for whoever listens over HTTPS or adds a custom action.
    private static Dictionary<string, string> Context(AlertMessage message) => new(StringComparer.Ordinal)
    {
        ["schema"] = AlertMessage.CurrentSchema,
        ["kind"] = KebabCase.Of(message.Kind),
        ["date"] = Written.Day(message.Date),
        ["suspect"] = message.Suspect ? "true" : "false",
        ["new"] = Written.Digits(message.New),
        ["unmanaged"] = Written.Digits(message.Unmanaged),
        ["resolved"] = Written.Digits(message.Resolved),
        ["disputed"] = Written.Digits(message.Disputed),
        ["exempt"] = Written.Digits(message.Exempt),
        ["newlyExempt"] = Written.Digits(message.NewlyExempt),
        ["instances"] = Written.Digits(message.Instances),
        ["unseen"] = Written.Digits(message.Unseen),
        ["report"] = message.Report,
    };
}

/// <summary>What is shown.</summary>
internal sealed record ChatContent(
    string TextType, string Title, string Description, IReadOnlyList<string> NextSteps, IReadOnlyList<string> Keywords);

/// <summary>What it belongs to.</summary>
internal sealed record ChatMetadata(
    string ThreadId,
    string Summary,
    string EventType,
    IReadOnlyList<string> RelatedResources,
    IReadOnlyDictionary<string, string> AdditionalContext);
