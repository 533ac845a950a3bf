using LocalAws.Serving;

namespace LocalAws.Organizing;

/// <summary>
/// The wire protocol of Organizations, limited to the operations that read accounts and units. Each partition has one
/// endpoint, which accepts only signatures for its Region.
/// </summary>
internal sealed class OrganizationsApi(Organizations organizations) : IAwsService
{
    private static readonly string[] Regions = ["us-east-1", "us-gov-west-1", "cn-northwest-1"];

    private readonly AccountOperations _accounts = new(organizations);

    public string Name => "organizations";

    public string OperationOf(AwsRequest request) => JsonProtocol.OperationOf(request);

    public Answer Perform(AwsRequest request)
    {
        Func<AwsRequest, Answer> operation = request.Operation switch
        {
            "ListAccounts" => _accounts.ListAccounts,
            "DescribeOrganization" => _accounts.DescribeOrganization,
            "DescribeOrganizationalUnit" => _accounts.DescribeOrganizationalUnit,
            _ => throw new ServiceException(Word(CommonError.UnknownOperation, request)),
        };
        if (!Regions.Contains(request.Region))
        {
            throw new ServiceException(
                403, "SignatureDoesNotMatch", "Credential should be scoped to a valid region.");
        }

        return organizations.TryCall()
            ? operation(request)
            : throw new ServiceException(Word(CommonError.Throttled, request));
    }

    public ServiceError Word(CommonError error, AwsRequest request) => error switch
    {
        CommonError.Throttled => new(
            400, "TooManyRequestsException",
            "You have sent too many requests in too short a period of time. Try again later."),
        CommonError.Internal => new(
            500, "ServiceException", "AWS Organizations can't complete your request because of an internal service error."),
        _ => JsonProtocol.Word(error, request, Caller.NotAuthorized($"organizations:{request.Operation}", "*")),
    };

    public Answer Refuse(AwsRequest request, ServiceError error) => JsonProtocol.Error(error);
}
