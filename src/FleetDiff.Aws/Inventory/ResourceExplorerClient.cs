using System.Net;
using System.Text.Json;
using Amazon.ResourceExplorer2;
using Amazon.ResourceExplorer2.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace FleetDiff.Aws.Inventory;

/// <summary>
/// The SDK's client for Resource Explorer with a ListResources that returns a <see cref="ResourceListPage"/>. The SDK's own
/// response types allocate about twenty objects for each resource.
/// </summary>
internal sealed class ResourceExplorerClient(AmazonResourceExplorer2Config config) : AmazonResourceExplorer2Client(config)
{
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        pipeline.AddHandler(new PageHandler());
    }

    private sealed class PageHandler : PipelineHandler
    {
        public override Task<T> InvokeAsync<T>(IExecutionContext executionContext)
        {
            if (executionContext.RequestContext is RequestContext { OriginalRequest: ListResourcesRequest } context)
            {
                context.Unmarshaller = new PageUnmarshaller(context.Unmarshaller);
            }

            return base.InvokeAsync<T>(executionContext);
        }
    }

    private sealed class PageUnmarshaller(ResponseUnmarshaller sdk) : JsonResponseUnmarshaller
    {
        public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input) =>
            new ResourceListPage(JsonSerializer.Deserialize(input.Stream, ResourceJson.Default.ResourceListResponse));

        public override AmazonServiceException UnmarshallException(
            JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode) =>
            sdk.UnmarshallException(input, innerException, statusCode);
    }
}

/// <summary>A response of ListResources that carries the page.</summary>
internal sealed class ResourceListPage(ResourceListResponse? page) : ListResourcesResponse
{
    public ResourceListResponse? Page { get; } = page;
}
