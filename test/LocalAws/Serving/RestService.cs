namespace LocalAws.Serving;

/// <summary>A service of the REST JSON protocol: the operation is the method and the path, the error code a header.</summary>
/// <param name="name">The name in the credential scope of the signature.</param>
internal abstract class RestService(string name) : AwsService(name)
{
    public override ServiceException ExpiredToken =>
        new(403, "ExpiredTokenException", "The security token included in the request is expired");

    public override Answer Refuse(AwsRequest request, ServiceException error)
    {
        var answer = Json.Answer(error.Status, Json.Object(("Message", error.Message)));
        return answer with
        {
            Headers = new Dictionary<string, string>(answer.Headers) { ["x-amzn-ErrorType"] = error.Code },
        };
    }
}
