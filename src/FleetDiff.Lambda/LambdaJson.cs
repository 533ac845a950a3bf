using System.Text.Json.Serialization;

namespace FleetDiff.Lambda;

/// <summary>The JSON that goes in and out of the function.</summary>
[JsonSerializable(typeof(ScheduledEvent))]
[JsonSerializable(typeof(RunSummary))]
public sealed partial class LambdaJson : JsonSerializerContext;
