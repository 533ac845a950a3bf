using System.Text.Json.Serialization;
using Amazon.ResourceExplorer2.Model;

namespace Amazon.ResourceExplorer2.Wire;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetIndexResponse))]
[JsonSerializable(typeof(GetViewRequest))]
[JsonSerializable(typeof(GetViewResponse))]
[JsonSerializable(typeof(ListIndexesForMembersRequest))]
[JsonSerializable(typeof(ListIndexesForMembersResponse))]
[JsonSerializable(typeof(ListResourcesRequest))]
[JsonSerializable(typeof(ListResourcesResponse))]
internal sealed partial class Contracts : JsonSerializerContext;
