using System.Net;
using Amazon.Runtime;

namespace Amazon.ResourceExplorer2.Model;

public class AccessDeniedException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonResourceExplorer2Exception(message, innerException, errorType, errorCode, requestId, statusCode);

public class ResourceNotFoundException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonResourceExplorer2Exception(message, innerException, errorType, errorCode, requestId, statusCode);
