using LocalAws.Serving;
using Microsoft.AspNetCore.WebUtilities;

namespace LocalAws.Identity;

/// <summary>
/// IAM Identity Center: role credentials for an access token (portal API), and a new access token for a refresh token (OIDC
/// API). No request is signed.
/// </summary>
internal sealed class SsoApi : RestService
{
    public const string CredentialsPath = "/federation/credentials";
    public const string TokenPath = "/token";

    private readonly Identities _identities;

    public SsoApi(Identities identities)
        : base("sso")
    {
        _identities = identities;
        Operations = new() { ["GetRoleCredentials"] = GetRoleCredentials, ["CreateToken"] = CreateToken };
    }

    public override ServiceException Throttled => new(429, "TooManyRequestsException", "Rate exceeded");

    public override ServiceException InternalError => new(500, "InternalServerException", "Internal server error");

    public override ServiceException ExpiredToken => new(401, "UnauthorizedException", "Session token not found or invalid");

    public override string OperationOf(AwsRequest request) => request.Path is TokenPath ? "CreateToken" : "GetRoleCredentials";

    public override ServiceException Denied(AwsRequest request) => new(403, "ForbiddenException", "No access");

    public override bool TakesUnsigned(AwsRequest request) => true;

    private Answer GetRoleCredentials(AwsRequest request)
    {
        var query = QueryHelpers.ParseQuery(request.Query);
        var keys = _identities.ForAccessToken(
            request.Header("x-amz-sso_bearer_token"), query["account_id"].ToString(), query["role_name"].ToString());
        return Json.Answer(200, Json.Object(("roleCredentials", Json.Object(
            ("accessKeyId", keys.Id),
            ("secretAccessKey", IssuedKeys.Secret),
            ("sessionToken", IssuedKeys.Token),
            ("expiration", DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeMilliseconds())))));
    }

    private Answer CreateToken(AwsRequest request)
    {
        var refreshToken = Input.Of(request, "InvalidRequestException").RequiredText("refreshToken");
        return Json.Answer(200, Json.Object(
            ("accessToken", _identities.Refresh(refreshToken)),
            ("expiresIn", 3600),
            ("refreshToken", refreshToken),
            ("tokenType", "Bearer")));
    }
}
