using System.Net;
using Amazon.Runtime;

namespace Amazon.ConfigService.Model;

public class NoSuchConfigurationAggregatorException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonConfigServiceException(message, innerException, errorType, errorCode, requestId, statusCode);
