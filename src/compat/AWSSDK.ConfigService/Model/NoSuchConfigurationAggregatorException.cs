using System.Net;
using Amazon.Runtime;

namespace Amazon.ConfigService.Model;

public class NoSuchConfigurationAggregatorException : AmazonConfigServiceException
{
    public NoSuchConfigurationAggregatorException(string message)
        : base(message)
    {
    }

    public NoSuchConfigurationAggregatorException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
