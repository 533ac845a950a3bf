using Amazon.ResourceExplorer2.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.ResourceExplorer2.Wire;

internal static class Errors
{
    public static AmazonServiceException Read(ErrorResponse error)
    {
        var (message, type, code, id) = (error.Message, error.Type, error.Code, error.RequestId);
        var (inner, status) = (error.InnerException, error.StatusCode);
        return code switch
        {
            "AccessDeniedException" => new AccessDeniedException(message, inner, type, code, id, status),
            "InternalServerException" => new InternalServerException(message, inner, type, code, id, status),
            "ResourceNotFoundException" => new ResourceNotFoundException(message, inner, type, code, id, status),
            "ThrottlingException" => new ThrottlingException(message, inner, type, code, id, status),
            "UnauthorizedException" => new UnauthorizedException(message, inner, type, code, id, status),
            "ValidationException" => new ValidationException(message, inner, type, code, id, status),
            _ => new AmazonResourceExplorer2Exception(message, inner, type, code, id, status),
        };
    }
}
