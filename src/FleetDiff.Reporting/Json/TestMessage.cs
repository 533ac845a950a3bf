using System.Text.Json;

namespace FleetDiff.Reporting.Json;

/// <summary>What programs get of a test: the two fields they tell messages by, and what it says.</summary>
internal sealed record TestMessage(string Schema, string Kind, string Because)
{
    public const string TestKind = "test";

    public static TestMessage Create(string text) => new(AlertMessage.CurrentSchema, TestKind, text);

    public string ToJson() => JsonSerializer.Serialize(this, MessageJson.Compact.TestMessage);
}
