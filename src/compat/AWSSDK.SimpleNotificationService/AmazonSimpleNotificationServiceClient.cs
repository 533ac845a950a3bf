using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SimpleNotificationService.Model;
using FleetDiff.Compat.Service;

namespace Amazon.SimpleNotificationService;

public class AmazonSimpleNotificationServiceClient : AmazonServiceClient, IAmazonSimpleNotificationService
{
    public AmazonSimpleNotificationServiceClient(AmazonSimpleNotificationServiceConfig config)
        : base(config)
    {
    }

    public AmazonSimpleNotificationServiceClient(AWSCredentials credentials, AmazonSimpleNotificationServiceConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    public virtual Task<GetTopicAttributesResponse> GetTopicAttributesAsync(
        GetTopicAttributesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetTopicAttributesResponse>(request, Operations.GetTopicAttributes.Options, cancellationToken);

    public virtual Task<PublishResponse> PublishAsync(
        PublishRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<PublishResponse>(request, Operations.Publish.Options, cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => pipeline.UseRegionalEndpoints();
}
