using LocalAws.Serving;

namespace LocalAws.Recording;

/// <summary>SelectAggregateResourceConfig.</summary>
internal sealed class SelectOperation(AwsConfig config, AggregatorOperations aggregators)
{
    private const int DefaultPage = 25;
    private const int DefaultAggregatePage = 500;

    private readonly LimitedPages _pages = new();

    public Answer SelectAggregateResourceConfig(AwsRequest request)
    {
        var input = Input.Of(request);
        var expression = input.RequiredText("Expression", 1, 4096);
        var aggregator = aggregators.Required(request, input);
        var select = Parse(expression);
        var limit = LimitedPages.Size(request, input, "Limit", select.IsAggregate ? DefaultAggregatePage : DefaultPage);
        var size = LimitedPages.Size(request, input, "MaxResults", limit);
        var query = $"{aggregator.Arn} {expression}";
        var position = _pages.Position(input, query);

        var page = select.IsAggregate
            ? Slice.Of(Group(select), position, size)
            : Rows(select, position, size);
        return JsonProtocol.Result(json =>
        {
            json.WriteArray("Results", page.Items, json.WriteStringValue);
            json.WriteStartObject("QueryInfo");
            json.WriteArray("SelectFields", select.Columns, column =>
            {
                json.WriteStartObject();
                json.WriteString("Name", column);
                json.WriteEndObject();
            });
            json.WriteEndObject();
            json.WriteOptional("NextToken", _pages.Token(query, page.Next));
        });
    }

    private Slice<string> Rows(Select select, long position, int size)
    {
        var page = select.Ids is { } ids
            ? Slice.Of(Found(ids).Where(select.Matches).ToList(), position, size)
            : config.Instances.Read(select.Matches, position, size);
        return new([.. page.Items.Select(select.Row)], page.Next);
    }

    private IReadOnlyList<string> Group(Select select) => config.RefusesAggregates
        ? throw new ServiceException(400, "InvalidExpressionException", "Aggregations are not supported.")
        : select.Groups(config.Instances.All(select.Matches));

    private IEnumerable<ConfigItem> Found(IEnumerable<string> ids) =>
        ids.Select(config.Instances.Find).OfType<ConfigItem>();

    private static Select Parse(string expression)
    {
        try
        {
            return SelectGrammar.Parse(expression);
        }
        catch (FormatException e)
        {
            throw new ServiceException(400, "InvalidExpressionException", e.Message);
        }
    }
}
