using System.Text.Json.Serialization;
using Amazon.SecurityHub.Model;

namespace Amazon.SecurityHub.Wire;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetFindingsRequest))]
[JsonSerializable(typeof(GetFindingsResponse))]
[JsonSerializable(typeof(ListFindingAggregatorsResponse))]
internal sealed partial class Contracts : JsonSerializerContext;
