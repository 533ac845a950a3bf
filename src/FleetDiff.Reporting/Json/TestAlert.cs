using FleetDiff.Core.Pipeline.Alerts;
using FleetDiff.Reporting.Chat;

namespace FleetDiff.Reporting.Json;

/// <summary>Creates a test alert in every format; its kind is <c>test</c>.</summary>
public static class TestAlert
{
    /// <summary>Creates the test alert.</summary>
    /// <param name="text">The text of the message, plain text.</param>
    public static Alert Create(string text)
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
}
