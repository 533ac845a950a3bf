using System.Globalization;
using LocalAws.Serving;

namespace LocalAws.Identity;

/// <summary>STS: the identity of the caller, and roles.</summary>
internal sealed class StsApi(Identities identities, TimeProvider clock) : IAwsService
{
    private static readonly QueryProtocol Xml = new("https://sts.amazonaws.com/doc/2011-06-15/");

    public string Name => "sts";

    public string OperationOf(AwsRequest request) => QueryProtocol.OperationOf(request);

    public bool TakesUnsigned(AwsRequest request) => request.Operation is "AssumeRoleWithWebIdentity";

    public Answer Perform(AwsRequest request) => request.Operation switch
    {
        "GetCallerIdentity" => Xml.Result(
            request.Operation,
            Xml.Element("Arn", identities.ArnOf(request)),
            Xml.Element("UserId", "AROALOCALAWSEXAMPLE00:test"),
            Xml.Element("Account", identities.ArnOf(request).Split(':')[4])),
        "AssumeRole" or "AssumeRoleWithWebIdentity" => Assume(request),
        _ => throw new ServiceException(Word(CommonError.UnknownOperation, request)),
    };

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

    private Answer Assume(AwsRequest request)
    {
        var form = QueryProtocol.Form(request);
        var keys = identities.Assume(
            form["RoleArn"].ToString(), form["RoleSessionName"].ToString(),
            form.TryGetValue("TokenCode", out var code) ? code.ToString() : null, identities.ArnOf(request));
        var ends = clock.GetUtcNow().AddHours(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return Xml.Result(
            request.Operation,
            Xml.Element("Credentials",
                Xml.Element("AccessKeyId", keys.Id),
                Xml.Element("SecretAccessKey", IssuedKeys.Secret),
                Xml.Element("SessionToken", IssuedKeys.Token),
                Xml.Element("Expiration", ends)),
            Xml.Element("AssumedRoleUser",
                Xml.Element("AssumedRoleId", "AROALOCALAWSEXAMPLE00:test"),
                Xml.Element("Arn", keys.Arn)));
    }
}
