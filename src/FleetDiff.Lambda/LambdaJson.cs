using System.Text.Json.Serialization;

namespace FleetDiff.Lambda;

/// <summary>The JSON contracts of the input and the output of the function.</summary>
[JsonSerializable(typeof(ScheduledEvent))]
[JsonSerializable(typeof(RunSummary))]
public sealed partial class LambdaJson : JsonSerializerContext;
