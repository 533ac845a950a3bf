using Amazon.Organizations.Model;
using Amazon.Organizations.Wire;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using FleetDiff.Compat.Service;

namespace Amazon.Organizations;

public class AmazonOrganizationsClient : AmazonServiceClient, IAmazonOrganizations
{
    public AmazonOrganizationsClient(AmazonOrganizationsConfig config)
        : base(config)
    {
    }

    public AmazonOrganizationsClient(AWSCredentials credentials, AmazonOrganizationsConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    public virtual Task<DescribeOrganizationResponse> DescribeOrganizationAsync(
        DescribeOrganizationRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeOrganizationResponse>(request, Operations.DescribeOrganization.Options, cancellationToken);

    public virtual Task<DescribeOrganizationalUnitResponse> DescribeOrganizationalUnitAsync(
        DescribeOrganizationalUnitRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeOrganizationalUnitResponse>(
            request, Operations.DescribeOrganizationalUnit.Options, cancellationToken);

    public virtual Task<ListAccountsResponse> ListAccountsAsync(
        ListAccountsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListAccountsResponse>(request, Operations.ListAccounts.Options, cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => pipeline.UseRegionalEndpoints();
}
