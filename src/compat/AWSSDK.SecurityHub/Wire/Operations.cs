using System.Net;
using System.Text.Json.Serialization;
using Amazon.Runtime;
using Amazon.SecurityHub.Model;
using FleetDiff.Compat.Service.Json;

namespace Amazon.SecurityHub.Wire;

internal static class Operations
{
    private static readonly JsonService Service = new("Amazon.SecurityHub", "2018-10-26", CreateException);

    public static readonly Operation<GetFindingsRequest, GetFindingsResponse> GetFindings =
        new(Service, "findings", Contracts.Default.GetFindingsRequest, Contracts.Default.GetFindingsResponse);

    public static readonly Operation<ListFindingAggregatorsRequest, ListFindingAggregatorsResponse> ListFindingAggregators =
        new(Service, "findingAggregator/list", request: null, Contracts.Default.ListFindingAggregatorsResponse, "GET");

    private static AmazonServiceException CreateException(
        string message, Exception inner, ErrorType type, string code, string id, HttpStatusCode status) =>
        code == "InvalidAccessException"
            ? new InvalidAccessException(message, inner, type, code, id, status)
            : new AmazonSecurityHubException(message, inner, type, code, id, status);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetFindingsRequest))]
[JsonSerializable(typeof(GetFindingsResponse))]
[JsonSerializable(typeof(ListFindingAggregatorsResponse))]
internal sealed partial class Contracts : JsonSerializerContext;
