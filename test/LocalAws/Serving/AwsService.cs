namespace LocalAws.Serving;

/// <summary>A service: its operations, and the errors that every service has in its own words.</summary>
/// <param name="name">The name in the credential scope of the signature.</param>
internal abstract class AwsService(string name)
{
    public string Name => name;

    public abstract ServiceError Throttled { get; }

    public abstract ServiceError InternalError { get; }

    public abstract ServiceError ExpiredToken { get; }

    protected Dictionary<string, Func<AwsRequest, Answer>> Operations { get; init; } = [];

    public abstract string OperationOf(AwsRequest request);

    /// <summary>Returns the error for a caller that no policy allows the action.</summary>
    public abstract ServiceError Denied(AwsRequest request);

    /// <summary>Formats an error for the wire protocol.</summary>
    public abstract Answer Refuse(AwsRequest request, ServiceError error);

    /// <summary>Returns whether an operation is for callers without credentials.</summary>
    public virtual bool TakesUnsigned(AwsRequest request) => false;

    /// <summary>Performs the operation. Throws <see cref="ServiceException"/> for a rejected request.</summary>
    public virtual Answer Perform(AwsRequest request) => Operations.TryGetValue(request.Operation, out var operation)
        ? operation(request)
        : throw new ServiceException(Unknown(request));

    protected abstract ServiceError Unknown(AwsRequest request);

    protected static string DescribeUnknown(AwsRequest request) =>
        $"LocalAws does not know {request.Operation} ({request.Method} {request.Path}).";
}
