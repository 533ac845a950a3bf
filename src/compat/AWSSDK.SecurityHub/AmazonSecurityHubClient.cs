using System.Net;
using System.Text.Json.Serialization;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SecurityHub.Model;
using FleetDiff.Compat.Service;
using FleetDiff.Compat.Service.Json;

namespace Amazon.SecurityHub;

public class AmazonSecurityHubClient : AmazonServiceClient, IAmazonSecurityHub
{
    private static readonly JsonService Service = new("Amazon.SecurityHub", "2018-10-26", Contracts.Default, CreateException);

    public AmazonSecurityHubClient(AmazonSecurityHubConfig config)
        : base(config)
    {
    }

    public AmazonSecurityHubClient(AWSCredentials credentials, AmazonSecurityHubConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    public virtual Task<GetFindingsResponse> GetFindingsAsync(
        GetFindingsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetFindingsResponse>(request, Service.Operation<GetFindingsResponse>("findings"), cancellationToken);

    public virtual Task<ListFindingAggregatorsResponse> ListFindingAggregatorsAsync(
        ListFindingAggregatorsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListFindingAggregatorsResponse>(
            request, Service.Operation<ListFindingAggregatorsResponse>("findingAggregator/list", "GET"), cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => pipeline.UseRegionalEndpoints();

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
