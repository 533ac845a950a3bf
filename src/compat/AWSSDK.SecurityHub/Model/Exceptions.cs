using System.Net;
using Amazon.Runtime;

namespace Amazon.SecurityHub.Model;

public class InvalidAccessException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonSecurityHubException(message, innerException, errorType, errorCode, requestId, statusCode);
