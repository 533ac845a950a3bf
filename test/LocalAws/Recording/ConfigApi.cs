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
        var expression = input.RequiredText("Expression", 4096);
        RequireAggregator(request, input);
        var select = Parse(expression);
        // The AWS CLI pages by Limit, FleetDiff by MaxResults.
        var limit = input.Number("Limit", MaxPage, otherwise: select.IsAggregate ? DefaultAggregatePage : DefaultPage);
        var wanted = PageOf(request, input, expression, input.Number("MaxResults", MaxPage, otherwise: limit));
        var page = select.IsAggregate ? wanted.Read(Group(select)) : Rows(select, wanted);
        return Result(("Results", Json.Texts(page.Items)), ("NextToken", page.NextToken));
    }

    private Answer DescribeConfigurationAggregatorSourcesStatus(AwsRequest request)
    {
        var input = Input.Of(request);
        RequireAggregator(request, input);
        var statuses = input.Texts("UpdateStatus");
        var wanted = PageOf(request, input, input.Raw("UpdateStatus"), MaxPage);
        var page = _config.Sources.Read(wanted, source => statuses is null || statuses.Contains(source.Status));
        return Result(("AggregatedSourceStatusList", Json.Array(page.Items, Write)), ("NextToken", page.NextToken));
    }

    private void RequireAggregator(AwsRequest request, Input input)
    {
        var name = input.RequiredText("ConfigurationAggregatorName");
        if (_config.Aggregators.GetValueOrDefault(name) != request.Region)
        {
            throw new ServiceException(
                400, "NoSuchConfigurationAggregatorException", $"The configuration aggregator {name} does not exist.");
        }
    }

    private static PageRequest PageOf(AwsRequest request, Input input, string query, int size) => PageRequest.Of(
        request,
        input,
        $"{input.Raw("ConfigurationAggregatorName")} {query}",
        size,
        new(400, "InvalidNextTokenException", "The specified next token is not valid."));

    private Page<string> Rows(Select select, PageRequest wanted)
    {
        var page = select.Ids is { } ids
            ? wanted.Read([.. ids.Select(_config.Instances.Find).OfType<ConfigItem>()], select.Matches)
            : _config.Instances.Read(wanted, select.Matches);
        return new([.. page.Items.Select(select.Row)], page.NextToken);
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
