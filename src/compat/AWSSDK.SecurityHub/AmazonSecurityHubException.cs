using System.Net;
using Amazon.Runtime;

namespace Amazon.SecurityHub;

public class AmazonSecurityHubException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonServiceException(message, innerException, errorType, errorCode, requestId, statusCode);
