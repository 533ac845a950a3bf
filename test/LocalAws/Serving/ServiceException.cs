namespace LocalAws.Serving;

/// <summary>An error of a service, before the service formats it for its wire protocol.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="code">The error code.</param>
/// <param name="message">The message.</param>
internal sealed class ServiceException(int status, string code, string message) : Exception(message)
{
    public int Status => status;

    public string Code => code;
}
