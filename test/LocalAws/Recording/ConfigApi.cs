using LocalAws.Serving;

namespace LocalAws.Recording;

/// <summary>The wire protocol of AWS Config, limited to the operations on aggregators.</summary>
internal sealed class ConfigApi : IAwsService
{
    private readonly AwsConfig _config;
    private readonly AggregatorOperations _aggregators;
    private readonly SelectOperation _select;

    public ConfigApi(AwsConfig config)
    {
        _config = config;
        _aggregators = new AggregatorOperations(config);
        _select = new SelectOperation(config, _aggregators);
    }

    public string Name => "config";

    public string OperationOf(AwsRequest request) => JsonProtocol.OperationOf(request);

    public Answer Perform(AwsRequest request)
    {
        Func<AwsRequest, Answer> operation = request.Operation switch
        {
            "SelectAggregateResourceConfig" => _select.SelectAggregateResourceConfig,
            "DescribeConfigurationAggregatorSourcesStatus" =>
                _aggregators.DescribeConfigurationAggregatorSourcesStatus,
            _ => throw new ServiceException(Word(CommonError.UnknownOperation, request)),
        };
        return _config.TryCall()
            ? operation(request)
            : throw new ServiceException(Word(CommonError.Throttled, request));
    }

    public ServiceError Word(CommonError error, AwsRequest request) =>
        JsonProtocol.Word(error, request, Denied(request));

    public Answer Refuse(AwsRequest request, ServiceError error) => JsonProtocol.Error(error);

    private static string Denied(AwsRequest request) => Caller.NotAuthorized(
        $"config:{request.Operation}", $"arn:aws:config:{request.Region}:{Caller.Account}:config-aggregator/*");
}
