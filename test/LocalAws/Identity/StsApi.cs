using System.Globalization;
using LocalAws.Serving;

namespace LocalAws.Identity;

/// <summary>STS: the identity of the caller, and roles.</summary>
internal sealed class StsApi : QueryService
{
    private readonly Identities _identities;

    public StsApi(Identities identities)
        : base("sts", "https://sts.amazonaws.com/doc/2011-06-15/")
    {
        _identities = identities;
        Operations = new()
        {
            ["GetCallerIdentity"] = GetCallerIdentity,
            ["AssumeRole"] = Assume,
            ["AssumeRoleWithWebIdentity"] = Assume,
        };
    }

    public override ServiceException Throttled => new(400, "Throttling", "Rate exceeded");

    public override ServiceException InternalError => new(500, "InternalFailure", "An internal error occurred.");

    public override ServiceException Denied(AwsRequest request) =>
        new(403, "AccessDenied", NotAuthorized($"sts:{request.Operation}", "*"));

    public override bool TakesUnsigned(AwsRequest request) => request.Operation is "AssumeRoleWithWebIdentity";

    private Answer GetCallerIdentity(AwsRequest request)
    {
        var arn = _identities.ArnOf(request);
        return Result(
            request,
            Element("Arn", arn),
            Element("UserId", "AROALOCALAWSEXAMPLE00:test"),
            Element("Account", arn.Split(':')[4]));
    }

    private Answer Assume(AwsRequest request)
    {
        var keys = _identities.Assume(
            Field(request, "RoleArn") ?? "",
            Field(request, "RoleSessionName") ?? "",
            Field(request, "TokenCode"),
            _identities.ArnOf(request));
        var ends = DateTimeOffset.UtcNow.AddHours(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return Result(
            request,
            Element("Credentials",
                Element("AccessKeyId", keys.Id),
                Element("SecretAccessKey", IssuedKeys.Secret),
                Element("SessionToken", IssuedKeys.Token),
                Element("Expiration", ends)),
            Element("AssumedRoleUser",
                Element("AssumedRoleId", "AROALOCALAWSEXAMPLE00:test"),
                Element("Arn", keys.Arn)));
    }
}
