using System.Net;
using Amazon.Runtime;

namespace Amazon.ConfigService.Model;

public class InvalidExpressionException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonConfigServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidLimitException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonConfigServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidNextTokenException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonConfigServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class NoSuchConfigurationAggregatorException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonConfigServiceException(message, innerException, errorType, errorCode, requestId, statusCode);
