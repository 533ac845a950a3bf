using LocalAws.Serving;
using Microsoft.AspNetCore.WebUtilities;

namespace LocalAws.Identity;

/// <summary>The portal API of IAM Identity Center: role credentials for an access token.</summary>
internal sealed class SsoApi(Identities identities, TimeProvider clock) : RestService("sso")
{
    public const string Path = "/federation/credentials";

    public override ServiceError Throttled => new(429, "TooManyRequestsException", "Rate exceeded");

    public override ServiceError InternalError => new(500, "InternalServerException", "Internal server error");

    public override ServiceError ExpiredToken => new(401, "UnauthorizedException", "Session token not found or invalid");

    public override string OperationOf(AwsRequest request) => request.Path == Path ? "GetRoleCredentials" : "";

    public override ServiceError Denied(AwsRequest request) => new(403, "ForbiddenException", "No access");

    public override bool TakesUnsigned(AwsRequest request) => true;

    public override Answer Perform(AwsRequest request)
    {
        var query = QueryHelpers.ParseQuery(request.Query);
        var keys = identities.ForAccessToken(
            request.Header("x-amz-sso_bearer_token"), query["account_id"].ToString(), query["role_name"].ToString());
        return Json.Answer(200, Json.Object(("roleCredentials", Json.Object(
            ("accessKeyId", keys.Id),
            ("secretAccessKey", IssuedKeys.Secret),
            ("sessionToken", IssuedKeys.Token),
            ("expiration", clock.GetUtcNow().AddHours(1).ToUnixTimeMilliseconds())))));
    }
}
