using System.Text.Json.Nodes;

namespace LocalAws.Serving;

/// <summary>A service of the REST JSON protocol: the operation is the method and the path, the error code a header.</summary>
/// <param name="name">The name in the credential scope of the signature.</param>
internal abstract class RestService(string name) : AwsService(name)
{
    public override ServiceError ExpiredToken =>
        new(403, "ExpiredTokenException", "The security token included in the request is expired");

    public override Answer Refuse(AwsRequest request, ServiceError error)
    {
        var answer = Json.Answer(error.Status, Json.Object(
            ("Message", error.Message),
            ("FieldList", error.Field is null
                ? null
                : new JsonArray(Json.Object(("Name", error.Field), ("ValidationIssue", error.Issue))))));
        return answer with
        {
            Headers = new Dictionary<string, string>(answer.Headers) { ["x-amzn-ErrorType"] = error.Code },
        };
    }

    protected override ServiceError Unknown(AwsRequest request) =>
        new(404, "UnknownOperationException", DescribeUnknown(request));
}
