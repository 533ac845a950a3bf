using System.Text.Json.Serialization;
using Amazon.ConfigService.Model;

namespace Amazon.ConfigService.Wire;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DescribeConfigurationAggregatorSourcesStatusRequest))]
[JsonSerializable(typeof(DescribeConfigurationAggregatorSourcesStatusResponse))]
[JsonSerializable(typeof(SelectAggregateResourceConfigRequest))]
[JsonSerializable(typeof(SelectAggregateResourceConfigResponse))]
internal sealed partial class Contracts : JsonSerializerContext;
