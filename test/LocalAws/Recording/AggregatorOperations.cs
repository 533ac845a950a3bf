using System.Text.Json;
using LocalAws.Serving;

namespace LocalAws.Recording;

/// <summary>DescribeConfigurationAggregatorSourcesStatus, and the aggregator of a request.</summary>
internal sealed class AggregatorOperations(AwsConfig config)
{
    private readonly LimitedPages _pages = new();

    public Aggregator Required(AwsRequest request, Input input) =>
        Find(request, input.RequiredText("ConfigurationAggregatorName", 1, 256));

    public Answer DescribeConfigurationAggregatorSourcesStatus(AwsRequest request)
    {
        var input = Input.Of(request);
        var aggregator = Required(request, input);
        var statuses = input.Texts("UpdateStatus", int.MaxValue);
        var query = $"{request.Operation} {aggregator.Arn} {input.Raw("UpdateStatus")}";
        var page = config.Sources.Read(
            source => statuses is null || statuses.Contains(source.Status),
            _pages.Position(input, query),
            LimitedPages.Size(request, input, "Limit", LimitedPages.Max));
        return JsonProtocol.Result(json =>
        {
            json.WriteArray("AggregatedSourceStatusList", page.Items, source => Write(json, source, config.Now));
            json.WriteOptional("NextToken", _pages.Token(query, page.Next));
        });
    }

    private Aggregator Find(AwsRequest request, string name) =>
        config.Aggregators.Find(name) is { } aggregator && aggregator.Region == request.Region
            ? aggregator
            : throw new ServiceException(
                400, "NoSuchConfigurationAggregatorException", $"The configuration aggregator {name} does not exist.");

    private static void Write(Utf8JsonWriter json, AggregatorSource source, DateTimeOffset now)
    {
        json.WriteStartObject();
        json.WriteString("SourceId", source.Account);
        json.WriteString("SourceType", "ACCOUNT");
        json.WriteString("AwsRegion", source.Region);
        json.WriteString("LastUpdateStatus", source.Status);
        json.WriteSeconds("LastUpdateTime", now);
        json.WriteOptional("LastErrorCode", source.ErrorCode);
        json.WriteOptional("LastErrorMessage", source.ErrorMessage);
        json.WriteEndObject();
    }
}
