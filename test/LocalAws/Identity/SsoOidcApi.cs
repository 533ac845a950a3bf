using LocalAws.Serving;

namespace LocalAws.Identity;

/// <summary>The OIDC API of IAM Identity Center: a new access token for a refresh token.</summary>
internal sealed class SsoOidcApi(Identities identities) : IAwsService
{
    public const string Path = "/token";

    // The signing name of the service. Its requests are not signed.
    public string Name => "sso-oauth";

    public string OperationOf(AwsRequest request) => request.Path == Path ? "CreateToken" : "";

    public bool TakesUnsigned(AwsRequest request) => true;

    public Answer Perform(AwsRequest request)
    {
        var input = Input.Of(request, "InvalidRequestException");
        input.RequiredOneOf("grantType", ["refresh_token"]);
        input.RequiredText("clientId", 1, int.MaxValue);
        input.RequiredText("clientSecret", 1, int.MaxValue);
        var refreshToken = input.RequiredText("refreshToken", 1, int.MaxValue);
        var accessToken = identities.Refresh(refreshToken);
        return Output.Json(200, json =>
        {
            json.WriteString("accessToken", accessToken);
            json.WriteNumber("expiresIn", 3600);
            json.WriteString("refreshToken", refreshToken);
            json.WriteString("tokenType", "Bearer");
        });
    }

    public ServiceError Word(CommonError error, AwsRequest request) => error switch
    {
        CommonError.Throttled => new(400, "SlowDownException", "Slow down"),
        CommonError.Internal => new(500, "InternalServerException", "Internal server error"),
        CommonError.ExpiredToken => new(400, "InvalidGrantException", "Invalid refresh token provided"),
        CommonError.Denied => new(400, "AccessDeniedException", "Access denied"),
        _ => new(400, "InvalidRequestException", "Invalid request"),
    };

    public Answer Refuse(AwsRequest request, ServiceError error) => Output.Error(error);
}
