using FleetDiff.Core.Pipeline.Alerts;
using FleetDiff.Reporting.Chat;

namespace FleetDiff.Reporting.Json;

/// <summary>A message that says that it is a test, in every form; its kind is <c>test</c>.</summary>
public static class TestAlert
{
    /// <summary>Creates the message.</summary>
    /// <param name="text">Plain text.</param>
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
