using System.Net;
using Amazon.Runtime;

namespace Amazon.SecurityHub.Model;

public class InternalException : AmazonSecurityHubException
{
    public InternalException(string message)
        : base(message)
    {
    }

    public InternalException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
