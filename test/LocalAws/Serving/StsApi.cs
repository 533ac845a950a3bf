namespace LocalAws.Serving;

/// <summary>STS, as far as it says who calls.</summary>
internal sealed class StsApi : IAwsService
{
    private static readonly QueryProtocol Xml = new("https://sts.amazonaws.com/doc/2011-06-15/");

    public string Name => "sts";

    public string OperationOf(AwsRequest request) => QueryProtocol.OperationOf(request);

    public Answer Perform(AwsRequest request) => request.Operation is "GetCallerIdentity"
        ? Xml.Result(
            "GetCallerIdentity",
            Xml.Element("Arn", Caller.Arn),
            Xml.Element("UserId", "AROALOCALAWSEXAMPLE00:test"),
            Xml.Element("Account", Caller.Account))
        : throw new ServiceException(Word(CommonError.UnknownOperation, request));

    public ServiceError Word(CommonError error, AwsRequest request) => error switch
    {
        CommonError.Throttled => new(400, "Throttling", "Rate exceeded"),
        CommonError.Internal => new(500, "InternalFailure", "An internal error occurred."),
        CommonError.Denied => new(403, "AccessDenied", Caller.NotAuthorized($"sts:{request.Operation}", "*")),
        CommonError.ExpiredToken => new(403, "ExpiredToken", "The security token included in the request is expired"),
        CommonError.Unsigned => new(403, "MissingAuthenticationToken", "Request is missing Authentication Token"),
        _ => new(400, "InvalidAction", $"LocalAws does not know {request.Operation}."),
    };

    public Answer Refuse(AwsRequest request, ServiceError error) => Xml.Error(error);
}
