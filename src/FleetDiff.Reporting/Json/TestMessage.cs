using System.Text.Json;

namespace FleetDiff.Reporting.Json;

/// <summary>The test message for programs: schema and kind, which identify a message, and the text.</summary>
internal sealed record TestMessage(string Schema, string Kind, string Because)
{
    public const string TestKind = "test";

    public static TestMessage Create(string text) => new(AlertMessage.CurrentSchema, TestKind, text);

    public string ToJson() => JsonSerializer.Serialize(this, MessageJson.Compact.TestMessage);
}
