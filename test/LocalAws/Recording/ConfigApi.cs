using System.Text.Json.Nodes;
using LocalAws.Serving;

namespace LocalAws.Recording;

/// <summary>The wire protocol of AWS Config, limited to the operations on aggregators.</summary>
internal sealed class ConfigApi : JsonService
{
    private const int MaxPage = 100;
    private const int DefaultPage = 25;
    private const int DefaultAggregatePage = 500;

    private readonly AwsConfig _config;

    public ConfigApi(AwsConfig config)
        : base("config", request => $"arn:aws:config:{request.Region}:{LocalAwsServer.AccountId}:config-aggregator/*")
    {
        _config = config;
        Operations = new()
        {
            ["SelectAggregateResourceConfig"] = SelectAggregateResourceConfig,
            ["DescribeConfigurationAggregatorSourcesStatus"] = DescribeConfigurationAggregatorSourcesStatus,
        };
    }

    private Answer SelectAggregateResourceConfig(AwsRequest request)
    {
        var input = Input.Of(request);
        var expression = input.RequiredText("Expression", 1, 4096);
        RequireAggregator(request, input);
        var select = Parse(expression);
        var limit = Limit(input, "Limit", select.IsAggregate ? DefaultAggregatePage : DefaultPage);
        var wanted = PageOf(request, input, expression, Limit(input, "MaxResults", limit));
        var page = select.IsAggregate ? Slice.Of(Group(select), wanted) : Rows(select, wanted);
        return Result(("Results", Json.Texts(page.Items)), ("NextToken", wanted.TokenOf(page.Next)));
    }

    private Answer DescribeConfigurationAggregatorSourcesStatus(AwsRequest request)
    {
        var input = Input.Of(request);
        RequireAggregator(request, input);
        var statuses = input.Texts("UpdateStatus");
        var wanted = PageOf(request, input, input.Raw("UpdateStatus"), Limit(input, "Limit", MaxPage));
        var page = _config.Sources.Read(wanted, source => statuses is null || statuses.Contains(source.Status));
        return Result(
            ("AggregatedSourceStatusList", Json.Array(page.Items, Write)), ("NextToken", wanted.TokenOf(page.Next)));
    }

    private void RequireAggregator(AwsRequest request, Input input)
    {
        var name = input.RequiredText("ConfigurationAggregatorName", 1, 256);
        if (_config.Aggregators.GetValueOrDefault(name) != request.Region)
        {
            throw new ServiceException(
                400, "NoSuchConfigurationAggregatorException", $"The configuration aggregator {name} does not exist.");
        }
    }

    // A limit of 0 means no limit.
    private static int Limit(Input input, string name, int otherwise) =>
        input.Number(name, int.MaxValue, otherwise: 0, min: int.MinValue) switch
        {
            0 => otherwise,
            > 0 and <= MaxPage and var limit => limit,
            _ => throw new ServiceException(
                400, "InvalidLimitException", $"The specified limit is outside the allowable range: 0 to {MaxPage}"),
        };

    private static PageRequest PageOf(AwsRequest request, Input input, string query, int size) => PageRequest.Of(
        request,
        input,
        $"{input.Raw("ConfigurationAggregatorName")} {query}",
        size,
        new(400, "InvalidNextTokenException", "The specified next token is not valid."));

    private Slice<string> Rows(Select select, PageRequest wanted)
    {
        var page = select.Ids is { } ids
            ? Slice.Of(ids.Select(_config.Instances.Find).OfType<ConfigItem>().Where(select.Matches).ToList(), wanted)
            : _config.Instances.Read(wanted, select.Matches);
        return new([.. page.Items.Select(select.Row)], page.Next);
    }

    private IReadOnlyList<string> Group(Select select) => _config.RefusesAggregates
        ? throw new ServiceException(400, "InvalidExpressionException", "Aggregations are not supported.")
        : select.Groups(_config.Instances.All(select.Matches));

    private static Select Parse(string expression)
    {
        try
        {
            return Select.Parse(expression);
        }
        catch (FormatException e)
        {
            throw new ServiceException(400, "InvalidExpressionException", e.Message);
        }
    }

    private static JsonObject Write(AggregatorSource source) => Json.Object(
        ("SourceId", source.Account),
        ("SourceType", "ACCOUNT"),
        ("AwsRegion", source.Region),
        ("LastUpdateStatus", source.Status),
        ("LastUpdateTime", Json.Seconds(DateTimeOffset.UtcNow)),
        ("LastErrorCode", source.ErrorCode),
        ("LastErrorMessage", source.ErrorMessage));
}
