using LocalAws.Serving;

namespace LocalAws.Explorer;

/// <summary>The wire protocol of Resource Explorer: rest-json, every operation a POST to its own name.</summary>
internal sealed class ResourceExplorerApi : IAwsService
{
    private readonly ResourceExplorer _explorer;
    private readonly Dictionary<string, Func<AwsRequest, Answer>> _operations;

    public ResourceExplorerApi(ResourceExplorer explorer)
    {
        _explorer = explorer;
        var views = new ViewOperations(explorer);
        var resources = new ResourceOperations(explorer, views);
        var indexes = new IndexOperations(explorer);
        _operations = new()
        {
            ["ListResources"] = resources.ListResources,
            ["Search"] = resources.Search,
            ["GetView"] = views.GetView,
            ["GetIndex"] = indexes.GetIndex,
            ["ListIndexesForMembers"] = indexes.ListIndexesForMembers,
        };
    }

    public string Name => "resource-explorer-2";

    public string OperationOf(AwsRequest request) => request.Path.TrimStart('/');

    public Answer Perform(AwsRequest request)
    {
        if (!_operations.TryGetValue(request.Operation, out var operation) || !HttpMethods.IsPost(request.Method))
        {
            throw new ServiceException(Word(CommonError.UnknownOperation, request));
        }

        return _explorer.TryCall()
            ? operation(request)
            : throw new ServiceException(Word(CommonError.Throttled, request));
    }

    public ServiceError Word(CommonError error, AwsRequest request) => error switch
    {
        CommonError.Throttled => new(429, "ThrottlingException", "Rate exceeded"),
        CommonError.Internal => new(500, "InternalServerException", "Internal server error"),
        CommonError.Denied => new(403, "AccessDeniedException", Denied(request)),
        CommonError.ExpiredToken =>
            new(403, "ExpiredTokenException", "The security token included in the request is expired"),
        CommonError.Unsigned => new(403, "MissingAuthenticationTokenException", "Missing Authentication Token"),
        _ => new(404, "UnknownOperationException", $"LocalAws does not know {request.Method} {request.Path}."),
    };

    public Answer Refuse(AwsRequest request, ServiceError error) => Output.Error(error);

    // ListResources has no action of its own: it is authorized as Search.
    private static string Denied(AwsRequest request)
    {
        var action = request.Operation is "ListResources" ? "Search" : request.Operation;
        var resource = Input.Of(request).Text("ViewArn", 0, 1011) ?? "*";
        return Caller.NotAuthorized($"resource-explorer-2:{action}", resource);
    }
}
