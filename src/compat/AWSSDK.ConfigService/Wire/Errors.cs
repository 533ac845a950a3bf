using Amazon.ConfigService.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.ConfigService.Wire;

internal static class Errors
{
    public static AmazonServiceException Read(ErrorResponse error)
    {
        var (message, type, code, id) = (error.Message, error.Type, error.Code, error.RequestId);
        var (inner, status) = (error.InnerException, error.StatusCode);
        return code switch
        {
            "InvalidExpressionException" => new InvalidExpressionException(message, inner, type, code, id, status),
            "InvalidLimitException" => new InvalidLimitException(message, inner, type, code, id, status),
            "InvalidNextTokenException" => new InvalidNextTokenException(message, inner, type, code, id, status),
            "NoSuchConfigurationAggregatorException" =>
                new NoSuchConfigurationAggregatorException(message, inner, type, code, id, status),
            _ => new AmazonConfigServiceException(message, inner, type, code, id, status),
        };
    }
}
