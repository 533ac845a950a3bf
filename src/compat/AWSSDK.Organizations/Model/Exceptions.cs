using System.Net;
using Amazon.Runtime;

namespace Amazon.Organizations.Model;

public class AccessDeniedException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonOrganizationsException(message, innerException, errorType, errorCode, requestId, statusCode);

public class AWSOrganizationsNotInUseException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonOrganizationsException(message, innerException, errorType, errorCode, requestId, statusCode);

public class OrganizationalUnitNotFoundException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonOrganizationsException(message, innerException, errorType, errorCode, requestId, statusCode);
