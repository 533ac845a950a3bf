using LocalAws.Serving;

namespace LocalAws.Nodes;

/// <summary>The wire protocol of Systems Manager, limited to the operations that list nodes.</summary>
internal sealed class SystemsManagerApi(SystemsManager manager) : IAwsService
{
    private readonly NodeOperations _nodes = new(manager);

    public string Name => "ssm";

    public string OperationOf(AwsRequest request) => JsonProtocol.OperationOf(request);

    public Answer Perform(AwsRequest request)
    {
        Func<AwsRequest, Answer> operation = request.Operation switch
        {
            "ListNodes" => _nodes.ListNodes,
            "ListNodesSummary" => _nodes.ListNodesSummary,
            _ => throw new ServiceException(Word(CommonError.UnknownOperation, request)),
        };
        return manager.TryCall()
            ? operation(request)
            : throw new ServiceException(Word(CommonError.Throttled, request));
    }

    public ServiceError Word(CommonError error, AwsRequest request) => error is CommonError.Internal
        ? new(500, "InternalServerError", "An error occurred on the server side.")
        : JsonProtocol.Word(error, request, Denied(request));

    public Answer Refuse(AwsRequest request, ServiceError error) => JsonProtocol.Error(error);

    private static string Denied(AwsRequest request) => Caller.NotAuthorized(
        $"ssm:{request.Operation}", $"arn:aws:ssm:{request.Region}:{Caller.Account}:resource-data-sync/*");
}
