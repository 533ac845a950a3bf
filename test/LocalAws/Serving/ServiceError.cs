namespace LocalAws.Serving;

/// <summary>An error, before a service formats it for its wire protocol.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The error code.</param>
/// <param name="Message">The message.</param>
/// <param name="Field">The field that is not valid, if one is the cause.</param>
/// <param name="Issue">What is wrong with the field.</param>
internal sealed record ServiceError(int Status, string Code, string Message, string? Field = null, string? Issue = null);

internal sealed class ServiceException(ServiceError error) : Exception(error.Message)
{
    public ServiceException(int status, string code, string message)
        : this(new ServiceError(status, code, message))
    {
    }

    public ServiceError Error { get; } = error;
}
