using System.Collections.Concurrent;
using LocalAws.Serving;

namespace LocalAws.Explorer;

/// <summary>ListResources and Search.</summary>
internal sealed class ResourceOperations(ResourceExplorer explorer, ViewOperations views)
{
    private const int MaxPage = 1000;
    private const int SearchCap = 1000;

    private readonly PageTokens _tokens = new();
    private readonly ConcurrentDictionary<PageOfList, Answer> _kept = new();

    public Answer ListResources(AwsRequest request)
    {
        var input = Input.Of(request);
        var view = views.Required(request, input);
        var text = input.Structure("Filters")?.RequiredText("FilterString", 0, 2048) ?? "";
        var maxResults = input.Number("MaxResults", MaxPage, otherwise: 100);
        var query = $"ListResources {view.Arn} {text}";
        var position = PositionOf(input, query);
        var page = new PageOfList(query, position, Math.Min(maxResults, request.PageLimit));
        return explorer.KeepsPages
            ? _kept.GetOrAdd(page, wanted => Make(wanted, maxResults, text, view))
            : Make(page, maxResults, text, view);
    }

    private Answer Make(PageOfList wanted, int maxResults, string text, View view)
    {
        var filter = ViewOperations.Everything(view)
            .And(ParseOrRefuse("FilterString", () => FilterGrammar.Parse(text, view.IncludesTags)));

        var page = explorer.Resources.Read(filter, wanted.Position, wanted.Size);
        // ListResources returns no NextToken when MaxResults is 1000, even if there are more resources.
        var next = maxResults == MaxPage ? null : page.Next;
        return Output.Json(200, json =>
        {
            json.WriteResources(page.Resources, view);
            json.WriteOptional("NextToken", next is { } at ? _tokens.Issue(wanted.Query, at) : null);
            json.WriteString("ViewArn", view.Arn);
        });
    }

    public Answer Search(AwsRequest request)
    {
        var input = Input.Of(request);
        var text = input.RequiredText("QueryString", 0, 1280);
        var view = views.Required(request, input);
        var maxResults = input.Number("MaxResults", MaxPage, otherwise: 100);
        var query = $"Search {view.Arn} {text}";
        var position = (int)PositionOf(input, query);
        var filter = ViewOperations.Everything(view)
            .And(ParseOrRefuse("QueryString", () => FilterGrammar.ParseQuery(text, view.IncludesTags)));

        // Search counts and returns only the first 1,000 results.
        var found = explorer.Resources.Read(filter, 0, SearchCap);
        var page = found.Resources.Skip(position).Take(Math.Min(maxResults, request.PageLimit)).ToList();
        var next = position + page.Count;
        return Output.Json(200, json =>
        {
            json.WriteResources(page, view);
            json.WriteStartObject("Count");
            json.WriteBoolean("Complete", found.Next is null);
            json.WriteNumber("TotalResources", found.Resources.Count);
            json.WriteEndObject();
            json.WriteOptional("NextToken", next < found.Resources.Count ? _tokens.Issue(query, next) : null);
            json.WriteString("ViewArn", view.Arn);
        });
    }

    private static Filter ParseOrRefuse(string field, Func<Filter> parse)
    {
        try
        {
            return parse();
        }
        catch (FormatException e)
        {
            throw Input.Invalid(field, e.Message);
        }
    }

    private long PositionOf(Input input, string query) => input.Text("NextToken", 1, 2048) is not { } token
        ? 0
        : _tokens.Read(query, token) ?? throw Input.Invalid("NextToken", "The token is not valid for this request");

    private sealed record PageOfList(string Query, long Position, int Size);
}
