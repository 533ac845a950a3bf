using LocalAws.Serving;

namespace LocalAws.Nodes;

/// <summary>ListNodes and ListNodesSummary.</summary>
internal sealed class NodeOperations(SystemsManager manager)
{
    private const int MaxPage = 50;

    private readonly PageTokens _tokens = new();

    public Answer ListNodes(AwsRequest request)
    {
        var input = Input.Of(request);
        var matches = Matching(request, input);
        var (query, position, size) = PageOf(request, input);
        var page = manager.Nodes.Read(matches, position, size);
        return JsonProtocol.Result(json =>
        {
            json.WriteArray("Nodes", page.Items, node => NodeJson.Write(json, node));
            json.WriteString("NextToken", TokenOf(query, page.Next));
        });
    }

    public Answer ListNodesSummary(AwsRequest request)
    {
        var input = Input.Of(request);
        var attributes = Aggregators.Of(input);
        var matches = Matching(request, input);
        var (query, position, size) = PageOf(request, input);
        var groups = manager.Nodes.All(matches)
            .GroupBy(node => string.Join('\n', attributes.Select(name => NodeAttributes.All[name](node))))
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToList();
        var page = Slice.Of(groups, position, size);
        return JsonProtocol.Result(json =>
        {
            json.WriteArray(
                "Summary", page.Items, group => NodeJson.WriteCount(json, attributes, group.Key, group.Count()));
            json.WriteString("NextToken", TokenOf(query, page.Next));
        });
    }

    private Func<Node, bool> Matching(AwsRequest request, Input input)
    {
        var sync = input.Text("SyncName", 1, 64);
        var filters = NodeFilters.Of(input, hasSync: sync is not null);
        if (!manager.Enabled)
        {
            throw new ServiceException(
                400, "UnsupportedOperationException", "The integrated experience of Systems Manager is not enabled.");
        }

        return sync is null || manager.HasSync(sync)
            ? node => manager.Shows(node, sync, request.Region) && filters.Matches(node)
            : throw new ServiceException(
                400, "ResourceDataSyncNotFoundException", $"The resource data sync {sync} does not exist.");
    }

    private (string Query, long Position, int Size) PageOf(AwsRequest request, Input input)
    {
        var query = string.Join(
            ' ',
            request.Operation,
            request.Region,
            input.Raw("SyncName"),
            input.Raw("Filters"),
            input.Raw("Aggregators"));
        var size = Math.Min(input.Number("MaxResults", MaxPage, otherwise: MaxPage), request.PageLimit);
        if (input.Text("NextToken", 0, int.MaxValue) is not { } token)
        {
            return (query, 0, size);
        }

        return _tokens.Read(query, token) is { } position
            ? (query, position, size)
            : throw new ServiceException(400, "InvalidNextToken", "The specified token is not valid.");
    }

    // The last page has an empty token instead of none. Sending it back is an error.
    private string TokenOf(string query, long? next) => next is { } position ? _tokens.Issue(query, position) : "";
}
