using System.Net;
using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

public class AuthorizationErrorException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InternalErrorException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidParameterException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidSecurityException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class KMSAccessDeniedException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class KMSDisabledException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class KMSInvalidStateException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class KMSNotFoundException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class KMSOptInRequiredException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class KMSThrottlingException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class NotFoundException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);
