using System.Text.Json.Serialization;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using FleetDiff.Lambda;

[assembly: LambdaGlobalProperties(GenerateMain = true, Runtime = "provided.al2023")]
[assembly: LambdaSerializer(typeof(SourceGeneratorLambdaJsonSerializer<LambdaJson>))]

namespace FleetDiff.Lambda;

/// <summary>The JSON contracts of the input and the output of the function.</summary>
[JsonSerializable(typeof(ScheduledEvent))]
[JsonSerializable(typeof(RunSummary))]
public sealed partial class LambdaJson : JsonSerializerContext;
