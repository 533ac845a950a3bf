using LocalAws.Serving;
using Microsoft.AspNetCore.WebUtilities;

namespace LocalAws.Identity;

/// <summary>The portal API of IAM Identity Center: role credentials for an access token.</summary>
internal sealed class SsoApi(Identities identities, TimeProvider clock) : IAwsService
{
    public const string Path = "/federation/credentials";

    public string Name => "sso";

    public string OperationOf(AwsRequest request) => request.Path == Path ? "GetRoleCredentials" : "";

    public bool TakesUnsigned(AwsRequest request) => true;

    public Answer Perform(AwsRequest request)
    {
        var query = QueryHelpers.ParseQuery(request.Query);
        var keys = identities.ForAccessToken(
            request.Header("x-amz-sso_bearer_token"), query["account_id"].ToString(), query["role_name"].ToString());
        return Output.Json(200, json =>
        {
            json.WriteStartObject("roleCredentials");
            json.WriteString("accessKeyId", keys.Id);
            json.WriteString("secretAccessKey", IssuedKeys.Secret);
            json.WriteString("sessionToken", IssuedKeys.Token);
            json.WriteNumber("expiration", clock.GetUtcNow().AddHours(1).ToUnixTimeMilliseconds());
            json.WriteEndObject();
        });
    }

    public ServiceError Word(CommonError error, AwsRequest request) => error switch
    {
        CommonError.Throttled => new(429, "TooManyRequestsException", "Rate exceeded"),
        CommonError.Internal => new(500, "InternalServerException", "Internal server error"),
        CommonError.Denied => new(403, "ForbiddenException", "No access"),
        CommonError.UnknownOperation => new(404, "ResourceNotFoundException", $"LocalAws does not know {request.Path}."),
        _ => new(401, "UnauthorizedException", "Session token not found or invalid"),
    };

    public Answer Refuse(AwsRequest request, ServiceError error) => Output.Error(error);
}
