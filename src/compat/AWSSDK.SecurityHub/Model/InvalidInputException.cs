using System.Net;
using Amazon.Runtime;

namespace Amazon.SecurityHub.Model;

public class InvalidInputException : AmazonSecurityHubException
{
    public InvalidInputException(string message)
        : base(message)
    {
    }

    public InvalidInputException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
