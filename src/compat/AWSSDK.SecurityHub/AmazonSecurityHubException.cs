using System.Net;
using Amazon.Runtime;

namespace Amazon.SecurityHub;

public class AmazonSecurityHubException : AmazonServiceException
{
    public AmazonSecurityHubException(string message)
        : base(message)
    {
    }

    public AmazonSecurityHubException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
