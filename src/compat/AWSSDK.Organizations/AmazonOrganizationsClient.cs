using System.Net;
using System.Text.Json.Serialization;
using Amazon.Organizations.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using FleetDiff.Compat.Service;
using FleetDiff.Compat.Service.Json;

namespace Amazon.Organizations;

public class AmazonOrganizationsClient : AmazonServiceClient, IAmazonOrganizations
{
    private static readonly JsonService Service =
        new("Amazon.Organizations", "2016-11-28", Contracts.Default, CreateException, Target: "AWSOrganizationsV20161128");

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
        InvokeAsync<DescribeOrganizationResponse>(
            request, Service.Operation<DescribeOrganizationResponse>("DescribeOrganization"), cancellationToken);

    public virtual Task<DescribeOrganizationalUnitResponse> DescribeOrganizationalUnitAsync(
        DescribeOrganizationalUnitRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeOrganizationalUnitResponse>(
            request, Service.Operation<DescribeOrganizationalUnitResponse>("DescribeOrganizationalUnit"), cancellationToken);

    public virtual Task<ListAccountsResponse> ListAccountsAsync(
        ListAccountsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListAccountsResponse>(request, Service.Operation<ListAccountsResponse>("ListAccounts"), cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => pipeline.UseRegionalEndpoints();

    private static AmazonServiceException CreateException(
        string message, Exception inner, ErrorType type, string code, string id, HttpStatusCode status) => code switch
        {
            "AccessDeniedException" => new AccessDeniedException(message, inner, type, code, id, status),
            "AWSOrganizationsNotInUseException" =>
                new AWSOrganizationsNotInUseException(message, inner, type, code, id, status),
            "OrganizationalUnitNotFoundException" =>
                new OrganizationalUnitNotFoundException(message, inner, type, code, id, status),
            _ => new AmazonOrganizationsException(message, inner, type, code, id, status),
        };
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DescribeOrganizationRequest))]
[JsonSerializable(typeof(DescribeOrganizationResponse))]
[JsonSerializable(typeof(DescribeOrganizationalUnitRequest))]
[JsonSerializable(typeof(DescribeOrganizationalUnitResponse))]
[JsonSerializable(typeof(ListAccountsRequest))]
[JsonSerializable(typeof(ListAccountsResponse))]
internal sealed partial class Contracts : JsonSerializerContext;
