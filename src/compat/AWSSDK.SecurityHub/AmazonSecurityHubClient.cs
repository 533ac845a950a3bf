using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SecurityHub.Model;
using Amazon.SecurityHub.Wire;
using FleetDiff.Compat.Service;

namespace Amazon.SecurityHub;

public class AmazonSecurityHubClient : AmazonServiceClient, IAmazonSecurityHub
{
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
        InvokeAsync<GetFindingsResponse>(request, Operations.GetFindings.Options, cancellationToken);

    public virtual Task<ListFindingAggregatorsResponse> ListFindingAggregatorsAsync(
        ListFindingAggregatorsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListFindingAggregatorsResponse>(request, Operations.ListFindingAggregators.Options, cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => pipeline.UseRegionalEndpoints();
}
