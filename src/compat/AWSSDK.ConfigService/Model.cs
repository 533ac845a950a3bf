using System.Net;
using Amazon.Runtime;

namespace Amazon.ConfigService.Model;

public class DescribeConfigurationAggregatorSourcesStatusRequest : AmazonConfigServiceRequest
{
    public string ConfigurationAggregatorName { get; set; }

    public List<string> UpdateStatus { get; set; }
}

public class DescribeConfigurationAggregatorSourcesStatusResponse : AmazonWebServiceResponse
{
    public List<AggregatedSourceStatus> AggregatedSourceStatusList { get; set; }

    public string NextToken { get; set; }
}

public class AggregatedSourceStatus
{
    public string AwsRegion { get; set; }

    public string LastErrorCode { get; set; }

    public string LastErrorMessage { get; set; }

    public string SourceId { get; set; }
}

public class SelectAggregateResourceConfigRequest : AmazonConfigServiceRequest
{
    public string ConfigurationAggregatorName { get; set; }

    public string Expression { get; set; }

    public int? MaxResults { get; set; }

    public string NextToken { get; set; }
}

public class SelectAggregateResourceConfigResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }

    public List<string> Results { get; set; }
}

public class NoSuchConfigurationAggregatorException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonConfigServiceException(message, innerException, errorType, errorCode, requestId, statusCode);
