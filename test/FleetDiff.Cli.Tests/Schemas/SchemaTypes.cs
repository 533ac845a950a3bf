using System.Text.Json.Serialization;
using FleetDiff.Reporting.Json;

namespace FleetDiff.Cli.Tests.Schemas;

/// <summary>The contract of the alert message; its own is internal.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(AlertMessage))]
internal sealed partial class SchemaTypes : JsonSerializerContext;
