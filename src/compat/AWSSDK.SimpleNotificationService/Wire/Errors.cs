using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SimpleNotificationService.Model;

namespace Amazon.SimpleNotificationService.Wire;

internal static class Errors
{
    public static AmazonServiceException Read(ErrorResponse error, Exception inner, HttpStatusCode status)
    {
        var (message, type, code, id) = (error.Message, error.Type, error.Code, error.RequestId);
        return code switch
        {
            "AuthorizationError" => new AuthorizationErrorException(message, inner, type, code, id, status),
            "InternalError" => new InternalErrorException(message, inner, type, code, id, status),
            "InvalidParameter" => new InvalidParameterException(message, inner, type, code, id, status),
            "InvalidSecurity" => new InvalidSecurityException(message, inner, type, code, id, status),
            "KMSAccessDenied" => new KMSAccessDeniedException(message, inner, type, code, id, status),
            "KMSDisabled" => new KMSDisabledException(message, inner, type, code, id, status),
            "KMSInvalidState" => new KMSInvalidStateException(message, inner, type, code, id, status),
            "KMSNotFound" => new KMSNotFoundException(message, inner, type, code, id, status),
            "KMSOptInRequired" => new KMSOptInRequiredException(message, inner, type, code, id, status),
            "KMSThrottling" => new KMSThrottlingException(message, inner, type, code, id, status),
            "NotFound" => new NotFoundException(message, inner, type, code, id, status),
            _ => new AmazonSimpleNotificationServiceException(message, inner, type, code, id, status),
        };
    }
}
