using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace FleetDiff.Compat.Tests.Runtime;

internal sealed record Question(string Text);

internal sealed record Answer(string Text, string? Left = null);

[JsonSerializable(typeof(Question))]
[JsonSerializable(typeof(Answer))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class RuntimeJson : JsonSerializerContext;
