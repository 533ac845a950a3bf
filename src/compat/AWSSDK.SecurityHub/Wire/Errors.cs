using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SecurityHub.Model;

namespace Amazon.SecurityHub.Wire;

internal static class Errors
{
    public static AmazonServiceException Read(ErrorResponse error)
    {
        var (message, type, code, id) = (error.Message, error.Type, error.Code, error.RequestId);
        var (inner, status) = (error.InnerException, error.StatusCode);
        return code switch
        {
            "InternalException" => new InternalException(message, inner, type, code, id, status),
            "InvalidAccessException" => new InvalidAccessException(message, inner, type, code, id, status),
            "InvalidInputException" => new InvalidInputException(message, inner, type, code, id, status),
            "LimitExceededException" => new LimitExceededException(message, inner, type, code, id, status),
            _ => new AmazonSecurityHubException(message, inner, type, code, id, status),
        };
    }
}
