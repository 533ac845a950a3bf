using System.Net;
using Amazon.Runtime;

namespace Amazon.ResourceExplorer2.Model;

public class UnauthorizedException : AmazonResourceExplorer2Exception
{
    public UnauthorizedException(string message)
        : base(message)
    {
    }

    public UnauthorizedException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
