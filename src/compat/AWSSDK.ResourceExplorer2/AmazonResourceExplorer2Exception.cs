using System.Net;
using Amazon.Runtime;

namespace Amazon.ResourceExplorer2;

public class AmazonResourceExplorer2Exception : AmazonServiceException
{
    public AmazonResourceExplorer2Exception(string message)
        : base(message)
    {
    }

    public AmazonResourceExplorer2Exception(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
