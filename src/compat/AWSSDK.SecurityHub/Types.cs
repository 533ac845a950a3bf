using System.Net;
using System.Text.Json.Serialization;
using Amazon.Runtime;
using FleetDiff.Compat.Service.Json;

namespace Amazon.SecurityHub;

public class AmazonSecurityHubRequest : AmazonWebServiceRequest;

public class AmazonSecurityHubException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

[JsonConverter(typeof(ConstantConverter<ComplianceStatus>))]
public class ComplianceStatus(string value) : ConstantClass(value)
{
    public static readonly ComplianceStatus FAILED = new(nameof(FAILED));
    public static readonly ComplianceStatus PASSED = new(nameof(PASSED));
}

[JsonConverter(typeof(ConstantConverter<RecordState>))]
public class RecordState(string value) : ConstantClass(value)
{
    public static readonly RecordState ACTIVE = new(nameof(ACTIVE));
}

[JsonConverter(typeof(ConstantConverter<StringFilterComparison>))]
public class StringFilterComparison(string value) : ConstantClass(value)
{
    public static readonly StringFilterComparison EQUALS = new(nameof(EQUALS));
}

[JsonConverter(typeof(ConstantConverter<WorkflowStatus>))]
public class WorkflowStatus(string value) : ConstantClass(value);
