using System.Net;
using Amazon.Runtime;

namespace Amazon.ConfigService.Model;

public class InvalidLimitException : AmazonConfigServiceException
{
    public InvalidLimitException(string message)
        : base(message)
    {
    }

    public InvalidLimitException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
