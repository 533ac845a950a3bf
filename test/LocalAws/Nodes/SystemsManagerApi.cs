using System.Globalization;
using System.Text.Json.Nodes;
using LocalAws.Serving;

namespace LocalAws.Nodes;

/// <summary>The wire protocol of Systems Manager, limited to the operations that list nodes.</summary>
internal sealed class SystemsManagerApi : JsonService
{
    private const int MaxPage = 50;

    // The last page has an empty token instead of none.
    private const string LastPage = "";

    // The API also counts by other attributes, but not by the managed status.
    private static readonly Dictionary<string, Func<Node, string?>> Countable = new()
    {
        ["AgentVersion"] = node => node.AgentVersion,
        ["PlatformName"] = node => node.PlatformName,
    };

    private readonly SystemsManager _manager;

    public SystemsManagerApi(SystemsManager manager)
        : base("ssm", request => $"arn:aws:ssm:{request.Region}:{LocalAwsServer.AccountId}:resource-data-sync/*")
    {
        _manager = manager;
        Operations = new() { ["ListNodes"] = ListNodes, ["ListNodesSummary"] = ListNodesSummary };
    }

    public override ServiceException InternalError =>
        new(500, "InternalServerError", "An error occurred on the server side.");

    private Answer ListNodes(AwsRequest request)
    {
        var input = Input.Of(request);
        var matches = Matching(request, input);
        var page = _manager.Nodes.Read(PageOf(request, input), matches);
        return Result(("Nodes", Json.Array(page.Items, Write)), ("NextToken", page.NextToken ?? LastPage));
    }

    // Of the aggregators of the API, one that counts by one attribute is supported. A count is a string, like the value.
    private Answer ListNodesSummary(AwsRequest request)
    {
        var input = Input.Of(request);
        var aggregator = input.Structures("Aggregators", 1, 1)?.Single()
            ?? throw input.Refused("Aggregators", "Member must not be null");
        aggregator.RequiredOneOf("AggregatorType", ["Count"]);
        aggregator.RequiredOneOf("TypeName", ["Instance"]);
        var attribute = aggregator.RequiredOneOf("AttributeName", Countable.Keys);
        var groups = _manager.Nodes.All(Matching(request, input))
            .GroupBy(node => Countable[attribute](node) ?? "")
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToList();
        var page = PageOf(request, input).Read(groups);
        return Result(
            ("Summary", Json.Array(page.Items, group => Json.Object(
                (attribute, group.Key), ("Count", group.Count().ToString(CultureInfo.InvariantCulture))))),
            ("NextToken", page.NextToken ?? LastPage));
    }

    private Func<Node, bool> Matching(AwsRequest request, Input input)
    {
        var sync = input.Text("SyncName", 64);
        var filters = new NodeFilters(input);
        if (!_manager.Enabled)
        {
            throw new ServiceException(
                400, "UnsupportedOperationException", "The integrated experience of Systems Manager is not enabled.");
        }

        return sync is null || (sync == SystemsManager.OrganizationSync && _manager.HasOrganizationSync)
            ? node => _manager.Shows(node, sync, request.Region) && filters.Matches(node)
            : throw new ServiceException(
                400, "ResourceDataSyncNotFoundException", $"The resource data sync {sync} does not exist.");
    }

    private static PageRequest PageOf(AwsRequest request, Input input) => PageRequest.Of(
        request,
        input,
        $"{input.Raw("SyncName")} {input.Raw("Filters")} {input.Raw("Aggregators")}",
        input.Number("MaxResults", MaxPage, otherwise: MaxPage),
        new(400, "InvalidNextToken", "The specified token is not valid."));

    private static JsonObject Write(Node node) => Json.Object(
        ("CaptureTime", Json.Seconds(node.CaptureTime.GetValueOrDefault())),
        ("Id", node.Id),
        ("Owner", Json.Object(("AccountId", node.Account), ("OrganizationalUnitPath", node.OrganizationalUnitPath))),
        ("Region", node.Region),
        ("NodeType", Json.Object(("Instance", Json.Object(
            ("AgentVersion", node.AgentVersion),
            ("ComputerName", node.ComputerName),
            ("InstanceStatus", node.Status),
            ("IpAddress", node.IpAddress),
            ("ManagedStatus", node.ManagedStatus),
            ("PlatformName", node.PlatformName),
            ("PlatformVersion", node.PlatformVersion),
            ("ResourceType", node.ResourceType))))));
}
