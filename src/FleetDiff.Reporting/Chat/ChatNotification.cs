using System.Text.Json;
using FleetDiff.Core.Analysis.Alerts;
using FleetDiff.Reporting.Json;

namespace FleetDiff.Reporting.Chat;

/// <summary>
/// A custom notification of Amazon Q Developer in chat applications, which shows it in Slack or Teams. Version, source
/// and description are required (Amazon Q Developer in chat applications Administrator Guide, Custom notifications).
/// </summary>
internal sealed record ChatNotification(
    string Version, string Source, string Id, ChatContent Content, ChatMetadata Metadata)
{
    private const int MaxResources = 10;
    private const int MaxStepLength = 150;

    // The main fields of the JSON message, for HTTPS subscribers and custom actions.
    private static readonly string[] ContextFields =
    [
        "schema", "kind", "date", "suspect", "new", "unmanaged", "resolved", "disputed", "exempt", "newlyExempt", "instances",
        "blindSpots", "report",
    ];

    public static ChatNotification Create(ReportSummary summary, AlertDecision decision, AlertMessage message) => new(
        "1.0",
        "custom",
        $"fleetdiff-{TextFormat.Date(message.Date)}",
        new(
            "client-markdown",
            message.Subject,
            new ChatDescription(summary, decision).Format(message.Report),
            CreateNextSteps(summary, message),
            ["FleetDiff", KebabCase.Format(message.Kind)]),
        new(
            FormatThreadId(summary.Report),
            message.Subject,
            $"fleetdiff-{KebabCase.Format(message.Kind)}",
            [.. message.Listed.Take(MaxResources).Select(row => row.Instance)],
            CreateContext(message)));

    public static ChatNotification CreateTest(string title, string text) => new(
        "1.0",
        "custom",
        "fleetdiff-test",
        new("client-markdown", title, ChatText.Escape(text.ReplaceLineEndings(" "), 600), [], ["FleetDiff", "test"]),
        new("fleetdiff-test", title, "fleetdiff-test", [], new Dictionary<string, string>()));

    public string ToJson() => JsonSerializer.Serialize(this, MessageJson.Compact.ChatNotification);

    // One thread for each month and view, so that two deployments in one channel stay separate.
    private static string FormatThreadId(Report report)
    {
        var view = report.View.Arn.Split('/') is [_, var name, ..] ? $"{name}-" : "";
        return $"fleetdiff-{view}{TextFormat.Date(report.Date)[..7]}";
    }

    private static string[] CreateNextSteps(ReportSummary summary, AlertMessage message) => message switch
    {
        { Suspect: true } => ["Check the view's scope and filter, and the index, in the Resource Explorer console."],
        { BlindSpots: > 0, Unmanaged: 0 } => ["Fix the incomplete coverage. The mail and the report list the steps."],
        { Unmanaged: > 0 } =>
        [
            .. summary.TopFixes.List.Select((fix, index) =>
                $"{TextFormat.Digits(index + 1)}. {ChatText.Escape(fix.Cause.Fix, MaxStepLength)}"),
            "Open the report. It lists the cause and the fix for each instance.",
        ],
        _ => [],
    };

    private static Dictionary<string, string> CreateContext(AlertMessage message)
    {
        var json = JsonSerializer.SerializeToElement(message, MessageJson.Compact.AlertMessage);
        return ContextFields.ToDictionary(name => name, name => FormatValue(json.GetProperty(name)));

        static string FormatValue(JsonElement value) =>
            value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : value.GetRawText();
    }
}

/// <summary>The visible content of a notification.</summary>
internal sealed record ChatContent(
    string TextType, string Title, string Description, IReadOnlyList<string> NextSteps, IReadOnlyList<string> Keywords);

/// <summary>The metadata of a notification: thread, summary, event type and context.</summary>
internal sealed record ChatMetadata(
    string ThreadId,
    string Summary,
    string EventType,
    IReadOnlyList<string> RelatedResources,
    IReadOnlyDictionary<string, string> AdditionalContext);
