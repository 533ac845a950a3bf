using System.Net;
using Amazon.Runtime;

namespace Amazon.ResourceExplorer2;

public class AmazonResourceExplorer2Exception(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonServiceException(message, innerException, errorType, errorCode, requestId, statusCode);
