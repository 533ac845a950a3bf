namespace LocalAws.Serving;

/// <summary>The errors that every service has, each with its own status, code and message.</summary>
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

    /// <summary>Returns whether an operation is for callers without credentials.</summary>
    bool TakesUnsigned(AwsRequest request) => false;

    /// <summary>Performs the operation. Throws <see cref="ServiceException"/> for a rejected request.</summary>
    Answer Perform(AwsRequest request);

    ServiceError Word(CommonError error, AwsRequest request);

    Answer Refuse(AwsRequest request, ServiceError error);
}
