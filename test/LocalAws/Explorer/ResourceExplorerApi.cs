using System.Collections.Concurrent;
using LocalAws.Serving;

namespace LocalAws.Explorer;

/// <summary>The wire protocol of Resource Explorer: REST JSON, every operation a POST to its own name.</summary>
internal sealed class ResourceExplorerApi : RestService
{
    private const int MaxPage = 1000;
    private const int MaxIndexes = 10;

    private readonly ResourceExplorer _explorer;
    private readonly ConcurrentDictionary<PageRequest, Answer> _kept = new();

    public ResourceExplorerApi(ResourceExplorer explorer)
        : base("resource-explorer-2")
    {
        _explorer = explorer;
        Operations = new()
        {
            ["ListResources"] = ListResources,
            ["GetView"] = request => RequiredView(request, Input.Of(request)).Write(),
            ["GetIndex"] = GetIndex,
            ["ListIndexesForMembers"] = ListIndexesForMembers,
        };
    }

    public override ServiceException Throttled => new(429, "ThrottlingException", "Rate exceeded");

    public override ServiceException InternalError => new(500, "InternalServerException", "Internal server error");

    public override string OperationOf(AwsRequest request) => request.Path.TrimStart('/');

    // ListResources has no action of its own: it is authorized as Search.
    public override ServiceException Denied(AwsRequest request)
    {
        var action = request.Operation is "ListResources" ? "Search" : request.Operation;
        return new(403, "AccessDeniedException", NotAuthorized(
            $"resource-explorer-2:{action}", Input.Of(request).Text("ViewArn") ?? "*"));
    }

    private Answer ListResources(AwsRequest request)
    {
        var input = Input.Of(request);
        var view = RequiredView(request, input);
        var text = input.Structure("Filters")?.Text("FilterString", 2048) ?? "";
        var size = input.Number("MaxResults", MaxPage, otherwise: 100);
        var wanted = PageRequest.Of(request, input, $"{view.Arn} {text}", size, InvalidToken(input));
        return _explorer.KeepsPages ? _kept.GetOrAdd(wanted, _ => List()) : List();

        Answer List()
        {
            var filter = Parse(input, text);
            var page = _explorer.Resources.Read(wanted, resource => filter.Matches(resource) && view.Shows(resource));
            return Json.Answer(200, Json.Object(
                ("Resources", Json.Array(page.Items, resource => resource.Write(view.IncludesTags))),
                // ListResources returns no NextToken when MaxResults is 1000, even if there are more resources.
                ("NextToken", size == MaxPage ? null : page.NextToken),
                ("ViewArn", view.Arn)));
        }
    }

    // A view responds only in its own Region. A view that the caller must not use is a 401, a missing one a 404.
    private View RequiredView(AwsRequest request, Input input)
    {
        // Without a view, the default view of the Region is used. Here there is none.
        var arn = input.Text("ViewArn", 1000) is { Length: > 0 } given ? given : throw Unauthorized();
        if (!View.IsArn(arn))
        {
            throw input.Refused("ViewArn", "The value is not the ARN of a view");
        }

        var view = _explorer.Views.GetValueOrDefault(arn)
            ?? throw new ServiceException(404, "ResourceNotFoundException", $"The view {arn} does not exist.");
        return view.Region == request.Region ? view : throw Unauthorized();
    }

    private Answer GetIndex(AwsRequest request)
    {
        var index = _explorer.Indexes.GetValueOrDefault((LocalAwsServer.AccountId, request.Region))
            ?? throw new ServiceException(404, "ResourceNotFoundException", "There is no index in this Region.");
        var others = Indexes([LocalAwsServer.AccountId]).Where(other => other.Region != index.Region && other.Type != index.Type);
        return Json.Answer(200, Json.Object(
            ("Arn", index.Arn),
            (index.Type is IndexType.Aggregator ? "ReplicatingFrom" : "ReplicatingTo",
                Json.Texts(others.Select(other => other.Region))),
            ("State", index.State),
            ("Type", index.TypeName)));
    }

    // At most 10 accounts a call and 10 indexes a page: too few to read a large organization.
    private Answer ListIndexesForMembers(AwsRequest request)
    {
        var input = Input.Of(request);
        var accounts = input.Texts("AccountIdList", MaxIndexes) is { Count: > 0 } given
            ? given
            : throw input.Refused("AccountIdList", "Member must have at least 1 element");
        var size = input.Number("MaxResults", MaxIndexes, otherwise: MaxIndexes);
        var wanted = PageRequest.Of(request, input, input.Raw("AccountIdList"), size, InvalidToken(input));
        var page = wanted.Read(Indexes(accounts));
        return Json.Answer(200, Json.Object(
            ("Indexes", Json.Array(page.Items, index => Json.Object(
                ("AccountId", index.Account),
                ("Arn", index.Arn),
                ("Region", index.Region),
                ("Type", index.TypeName)))),
            ("NextToken", page.NextToken)));
    }

    private List<MemberIndex> Indexes(IReadOnlyList<string> accounts) =>
    [
        .. _explorer.Indexes.Values.Where(index => accounts.Contains(index.Account))
            .OrderBy(index => index.Account, StringComparer.Ordinal)
            .ThenBy(index => index.Region, StringComparer.Ordinal),
    ];

    private static Filter Parse(Input input, string text)
    {
        try
        {
            return new(text);
        }
        catch (FormatException e)
        {
            throw input.Refused("FilterString", e.Message);
        }
    }

    private static ServiceException InvalidToken(Input input) =>
        input.Refused("NextToken", "The token is not valid for this request");

    private static ServiceException Unauthorized() => new(401, "UnauthorizedException", "Unauthorized");
}
