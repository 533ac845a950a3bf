using System.Net;
using Amazon.Runtime;

namespace Amazon.SecurityHub.Model;

public class LimitExceededException : AmazonSecurityHubException
{
    public LimitExceededException(string message)
        : base(message)
    {
    }

    public LimitExceededException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
