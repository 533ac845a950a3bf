using System.Text.Json.Nodes;

namespace LocalAws.Serving;

/// <summary>A service of the JSON protocol: the operation in a header, everything else in the body.</summary>
/// <param name="name">The name in the credential scope of the signature, and the prefix of its actions in policies.</param>
/// <param name="resource">Returns the resource of a request in policies.</param>
internal abstract class JsonService(string name, Func<AwsRequest, string> resource) : AwsService(name)
{
    private const string ContentType = "application/x-amz-json-1.1";

    public override ServiceException Throttled => new(400, "ThrottlingException", "Rate exceeded");

    public override ServiceException InternalError => new(500, "InternalFailure", "An internal error occurred.");

    public override ServiceException ExpiredToken =>
        new(400, "ExpiredTokenException", "The security token included in the request is expired");

    public override string OperationOf(AwsRequest request) => request.Header("X-Amz-Target")?.Split('.')[^1] ?? "";

    public override ServiceException Denied(AwsRequest request) => new(
        400, "AccessDeniedException", NotAuthorized($"{Name}:{request.Operation}", resource(request)));

    public override Answer Refuse(AwsRequest request, ServiceException error) => Answer(
        error.Status, Json.Object(("__type", error.Code), ("message", error.Message)));

    protected static Answer Result(params ReadOnlySpan<(string Name, JsonNode? Value)> members) =>
        Answer(200, Json.Object(members));

    private static Answer Answer(int status, JsonObject body) =>
        Json.Answer(status, body) with { ContentType = ContentType };
}
