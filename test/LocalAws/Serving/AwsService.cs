namespace LocalAws.Serving;

/// <summary>A service: its operations, and the errors that every service has with its own codes.</summary>
/// <param name="name">The name in the credential scope of the signature.</param>
internal abstract class AwsService(string name)
{
    /// <summary>The role that every request is attributed to, whatever credentials signed it.</summary>
    public const string Caller = $"arn:aws:sts::{LocalAwsServer.AccountId}:assumed-role/LocalAws/test";

    public string Name => name;

    public abstract ServiceException Throttled { get; }

    public abstract ServiceException InternalError { get; }

    public abstract ServiceException ExpiredToken { get; }

    protected Dictionary<string, Func<AwsRequest, Answer>> Operations { get; init; } = [];

    public abstract string OperationOf(AwsRequest request);

    /// <summary>Returns the error for a caller that no policy allows the action.</summary>
    public abstract ServiceException Denied(AwsRequest request);

    /// <summary>Formats an error for the wire protocol.</summary>
    public abstract Answer Refuse(AwsRequest request, ServiceException error);

    /// <summary>Returns whether an operation is for callers without credentials.</summary>
    public virtual bool TakesUnsigned(AwsRequest request) => false;

    /// <summary>Performs the operation. Throws <see cref="ServiceException"/> for a rejected request.</summary>
    public virtual Answer Perform(AwsRequest request) => Operations.TryGetValue(request.Operation, out var operation)
        ? operation(request)
        : throw new ServiceException(400, "UnknownOperationException",
            $"LocalAws does not know {request.Operation} ({request.Method} {request.Path}).");

    protected static string NotAuthorized(string action, string resource) =>
        $"User: {Caller} is not authorized to perform: {action} on resource: {resource} " +
        $"because no identity-based policy allows the {action} action";
}
