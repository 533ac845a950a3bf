using LocalAws.Serving;

namespace LocalAws.Findings;

/// <summary>The wire protocol of Security Hub: rest-json.</summary>
internal sealed class SecurityHubApi(SecurityHub hub) : IAwsService
{
    private readonly GetFindings _getFindings = new(hub);

    public string Name => "securityhub";

    public string OperationOf(AwsRequest request) =>
        (request.Method, request.Path) switch
        {
            ("POST", "/findings") => "GetFindings",
            ("GET", "/findingAggregator/list") => "ListFindingAggregators",
            var (method, path) => $"{method} {path}",
        };

    public Answer Perform(AwsRequest request)
    {
        if (request.Operation is not ("GetFindings" or "ListFindingAggregators"))
        {
            throw new ServiceException(Word(CommonError.UnknownOperation, request));
        }

        if (!hub.TryCall())
        {
            throw new ServiceException(Word(CommonError.Throttled, request));
        }

        if (!hub.Subscribed)
        {
            throw new ServiceException(
                401, "InvalidAccessException", $"Account {Caller.Account} is not subscribed to AWS Security Hub");
        }

        return request.Operation is "GetFindings" ? _getFindings.Answer(request) : ListFindingAggregators();
    }

    public ServiceError Word(CommonError error, AwsRequest request) => error switch
    {
        CommonError.Throttled => new(429, "TooManyRequestsException", "Too Many Requests"),
        CommonError.Internal => new(500, "InternalException", "Internal server error"),
        CommonError.Denied => new(403, "AccessDeniedException", Denied(request)),
        CommonError.ExpiredToken =>
            new(403, "ExpiredTokenException", "The security token included in the request is expired"),
        CommonError.Unsigned => new(403, "MissingAuthenticationTokenException", "Missing Authentication Token"),
        _ => new(404, "UnknownOperationException", $"LocalAws does not know {request.Operation}."),
    };

    public Answer Refuse(AwsRequest request, ServiceError error) => Output.Error(error with { Fields = [] });

    // There is at most one aggregator, and every Region returns it.
    private Answer ListFindingAggregators() => Output.Json(200, json => json.WriteArray(
        "FindingAggregators",
        hub.HomeRegion is { } region ? [region] : Array.Empty<string>(),
        region =>
        {
            json.WriteStartObject();
            json.WriteString("FindingAggregatorArn",
                $"arn:aws:securityhub:{region}:{Caller.Account}:finding-aggregator/0a1b2c3d-0000-4000-8000-0123456789ab");
            json.WriteEndObject();
        }));

    private static string Denied(AwsRequest request) => Caller.NotAuthorized(
        $"securityhub:{request.Operation}", $"arn:aws:securityhub:{request.Region}:{Caller.Account}:hub/default");
}
