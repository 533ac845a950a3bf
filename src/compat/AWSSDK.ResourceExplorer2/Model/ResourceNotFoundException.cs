using System.Net;
using Amazon.Runtime;

namespace Amazon.ResourceExplorer2.Model;

public class ResourceNotFoundException : AmazonResourceExplorer2Exception
{
    public ResourceNotFoundException(string message)
        : base(message)
    {
    }

    public ResourceNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
