using LocalAws.Serving;

namespace LocalAws.Identity;

/// <summary>The OIDC API of IAM Identity Center: a new access token for a refresh token.</summary>
// The name is the signing name of the service. Its requests are not signed.
internal sealed class SsoOidcApi(Identities identities) : RestService("sso-oauth")
{
    public const string Path = "/token";

    public override ServiceError Throttled => new(400, "SlowDownException", "Slow down");

    public override ServiceError InternalError => new(500, "InternalServerException", "Internal server error");

    public override ServiceError ExpiredToken => new(400, "InvalidGrantException", "Invalid refresh token provided");

    public override string OperationOf(AwsRequest request) => request.Path == Path ? "CreateToken" : "";

    public override ServiceError Denied(AwsRequest request) => new(400, "AccessDeniedException", "Access denied");

    public override bool TakesUnsigned(AwsRequest request) => true;

    public override Answer Perform(AwsRequest request)
    {
        var input = Input.Of(request, "InvalidRequestException");
        input.RequiredOneOf("grantType", ["refresh_token"]);
        input.RequiredText("clientId");
        input.RequiredText("clientSecret");
        var refreshToken = input.RequiredText("refreshToken");
        return Json.Answer(200, Json.Object(
            ("accessToken", identities.Refresh(refreshToken)),
            ("expiresIn", 3600),
            ("refreshToken", refreshToken),
            ("tokenType", "Bearer")));
    }
}
