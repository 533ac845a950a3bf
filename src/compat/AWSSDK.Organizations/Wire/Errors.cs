using Amazon.Organizations.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.Organizations.Wire;

internal static class Errors
{
    public static AmazonServiceException Read(ErrorResponse error)
    {
        var (message, type, code, id) = (error.Message, error.Type, error.Code, error.RequestId);
        var (inner, status) = (error.InnerException, error.StatusCode);
        return code switch
        {
            "AccessDeniedException" => new AccessDeniedException(message, inner, type, code, id, status),
            "AWSOrganizationsNotInUseException" =>
                new AWSOrganizationsNotInUseException(message, inner, type, code, id, status),
            "InvalidInputException" => new InvalidInputException(message, inner, type, code, id, status),
            "OrganizationalUnitNotFoundException" =>
                new OrganizationalUnitNotFoundException(message, inner, type, code, id, status),
            "ServiceException" => new ServiceException(message, inner, type, code, id, status),
            "TooManyRequestsException" => new TooManyRequestsException(message, inner, type, code, id, status),
            _ => new AmazonOrganizationsException(message, inner, type, code, id, status),
        };
    }
}
