namespace LocalAws.Serving;

/// <summary>An error, before a service formats it for its wire protocol.</summary>
internal sealed record ServiceError(int Status, string Code, string Message)
{
    public IReadOnlyList<FieldError> Fields { get; init; } = [];
}

internal sealed record FieldError(string Name, string Issue);

internal sealed class ServiceException(ServiceError error) : Exception(error.Message)
{
    public ServiceException(int status, string code, string message)
        : this(new ServiceError(status, code, message))
    {
    }

    public ServiceError Error { get; } = error;
}
