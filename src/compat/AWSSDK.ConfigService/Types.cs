using System.Net;
using Amazon.Runtime;

namespace Amazon.ConfigService;

public class AmazonConfigServiceRequest : AmazonWebServiceRequest;

public class AmazonConfigServiceException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class AggregatedSourceStatusType(string value) : ConstantClass(value)
{
    public static readonly AggregatedSourceStatusType FAILED = new(nameof(FAILED));
}
