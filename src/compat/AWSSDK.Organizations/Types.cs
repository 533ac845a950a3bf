using System.Net;
using System.Text.Json.Serialization;
using Amazon.Runtime;
using FleetDiff.Compat.Service.Json;

namespace Amazon.Organizations;

public class AmazonOrganizationsRequest : AmazonWebServiceRequest;

public class AmazonOrganizationsException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

[JsonConverter(typeof(ConstantConverter<AccountState>))]
public class AccountState(string value) : ConstantClass(value);

[JsonConverter(typeof(ConstantConverter<AccountStatus>))]
public class AccountStatus(string value) : ConstantClass(value);
