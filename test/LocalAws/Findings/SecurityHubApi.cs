using System.Text.Json.Nodes;
using LocalAws.Serving;

namespace LocalAws.Findings;

/// <summary>The wire protocol of Security Hub: REST JSON.</summary>
internal sealed class SecurityHubApi : RestService
{
    private readonly SecurityHub _hub;

    public SecurityHubApi(SecurityHub hub)
        : base("securityhub")
    {
        _hub = hub;
        Operations = new() { ["GetFindings"] = GetFindings, ["ListFindingAggregators"] = ListFindingAggregators };
    }

    public override ServiceException Throttled => new(429, "TooManyRequestsException", "Too Many Requests");

    public override ServiceException InternalError => new(500, "InternalException", "Internal server error");

    public override string OperationOf(AwsRequest request) => (request.Method, request.Path) switch
    {
        ("POST", "/findings") => "GetFindings",
        ("GET", "/findingAggregator/list") => "ListFindingAggregators",
        var (method, path) => $"{method} {path}",
    };

    public override ServiceException Denied(AwsRequest request) => new(403, "AccessDeniedException", NotAuthorized(
        $"securityhub:{request.Operation}", $"arn:aws:securityhub:{request.Region}:{LocalAwsServer.AccountId}:hub/default"));

    public override Answer Perform(AwsRequest request) => _hub.Subscribed
        ? base.Perform(request)
        : throw new ServiceException(
            401, "InvalidAccessException", $"Account {LocalAwsServer.AccountId} is not subscribed to AWS Security Hub");

    private Answer GetFindings(AwsRequest request)
    {
        var input = Input.Of(request, "InvalidInputException");
        var filter = new FindingFilter(input);
        var wanted = PageRequest.Of(
            request,
            input,
            input.Raw("Filters"),
            // AWS does not document the default page size. A small one prevents callers from relying on it.
            input.Number("MaxResults", 100, otherwise: 10),
            input.Refused("NextToken", "The token is not valid for this request"));
        var page = _hub.Findings.Read(wanted, finding =>
            (request.Region == _hub.HomeRegion || request.Region == finding.Region) && filter.Matches(finding));
        return Json.Answer(200, Json.Object(
            ("Findings", Json.Array(page.Items, finding => finding.Write())), ("NextToken", page.NextToken)));
    }

    // There is at most one aggregator, and every Region returns it.
    private Answer ListFindingAggregators(AwsRequest request)
    {
        const string Id = "0a1b2c3d-0000-4000-8000-0123456789ab";
        var arn = $"arn:aws:securityhub:{_hub.HomeRegion}:{LocalAwsServer.AccountId}:finding-aggregator/{Id}";
        return Json.Answer(200, Json.Object((
            "FindingAggregators",
            _hub.HomeRegion is null ? new JsonArray() : new JsonArray(Json.Object(("FindingAggregatorArn", arn))))));
    }
}
