using System.Text.Json;
using FleetDiff.Core.Pipeline.Alerts;
using FleetDiff.Reporting.Chat;

namespace FleetDiff.Reporting.Json;

/// <summary>Creates a test alert in every format; its kind is <c>test</c>.</summary>
public static class TestAlert
{
    private const string Kind = "test";

    /// <summary>Creates the test alert.</summary>
    /// <param name="text">The text of the message, plain text.</param>
    public static Alert Create(string text)
    {
        const string Subject = "FleetDiff: a test message";
        return new()
        {
            Mail = new(Subject, text),
            Sms = Subject,
            Json = JsonSerializer.Serialize(
                new(AlertMessage.CurrentSchema, Kind, text), MessageJson.Compact.TestMessage),
            Chat = ChatNotification.CreateTest(Subject, text).ToJson(),
            Attributes = [new("kind", "String", Kind)],
        };
    }
}

/// <summary>The test message for programs: schema and kind, which identify a message, and the text.</summary>
internal sealed record TestMessage(string Schema, string Kind, string Because);
