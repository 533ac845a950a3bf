using System.Net;
using System.Text.Json.Serialization;
using Amazon.Runtime;
using FleetDiff.Compat.Service.Json;

namespace Amazon.ResourceExplorer2;

public class AmazonResourceExplorer2Request : AmazonWebServiceRequest;

public class AmazonResourceExplorer2Exception(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

[JsonConverter(typeof(ConstantConverter<IndexState>))]
public class IndexState(string value) : ConstantClass(value)
{
    public static implicit operator IndexState(string value) => new(value);
}

[JsonConverter(typeof(ConstantConverter<IndexType>))]
public class IndexType(string value) : ConstantClass(value)
{
    public static implicit operator IndexType(string value) => new(value);
}
