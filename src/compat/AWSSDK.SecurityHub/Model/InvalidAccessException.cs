using System.Net;
using Amazon.Runtime;

namespace Amazon.SecurityHub.Model;

public class InvalidAccessException : AmazonSecurityHubException
{
    public InvalidAccessException(string message)
        : base(message)
    {
    }

    public InvalidAccessException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
