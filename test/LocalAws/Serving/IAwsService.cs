namespace LocalAws.Serving;

/// <summary>The errors every service has, each with its own status, code and words.</summary>
internal enum CommonError
{
    Throttled,
    Internal,
    Denied,
    ExpiredToken,
    Unsigned,
    UnknownOperation,
}

internal interface IAwsService
{
    string Name { get; }

    string OperationOf(AwsRequest request);

    /// <summary>Whether an operation is for callers who have no credentials yet.</summary>
    bool TakesUnsigned(AwsRequest request) => false;

    /// <summary>Does what was asked; what it refuses it throws as <see cref="ServiceException"/>.</summary>
    Answer Perform(AwsRequest request);

    ServiceError Word(CommonError error, AwsRequest request);

    Answer Refuse(AwsRequest request, ServiceError error);
}
