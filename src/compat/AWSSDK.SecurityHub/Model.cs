using System.Net;
using Amazon.Runtime;

namespace Amazon.SecurityHub.Model;

public class GetFindingsRequest : AmazonSecurityHubRequest
{
    public AwsSecurityFindingFilters Filters { get; set; }

    public int? MaxResults { get; set; }

    public string NextToken { get; set; }
}

public class AwsSecurityFindingFilters
{
    public List<StringFilter> ComplianceSecurityControlId { get; set; }

    public List<StringFilter> ComplianceStatus { get; set; }

    public List<StringFilter> RecordState { get; set; }

    public List<StringFilter> ResourceId { get; set; }

    public List<StringFilter> ResourceType { get; set; }
}

public class StringFilter
{
    public StringFilterComparison Comparison { get; set; }

    public string Value { get; set; }
}

public class GetFindingsResponse : AmazonWebServiceResponse
{
    public List<AwsSecurityFinding> Findings { get; set; }

    public string NextToken { get; set; }
}

public class AwsSecurityFinding
{
    public string AwsAccountId { get; set; }

    public Compliance Compliance { get; set; }

    public string Id { get; set; }

    public Note Note { get; set; }

    public string ProductArn { get; set; }

    public RecordState RecordState { get; set; }

    public string Region { get; set; }

    public List<Resource> Resources { get; set; }

    public string UpdatedAt { get; set; }

    public Workflow Workflow { get; set; }
}

public class Note
{
    public string Text { get; set; }

    public string UpdatedAt { get; set; }

    public string UpdatedBy { get; set; }
}

public class Workflow
{
    public WorkflowStatus Status { get; set; }
}

public class Compliance
{
    public string SecurityControlId { get; set; }

    public ComplianceStatus Status { get; set; }
}

public class Resource
{
    public string Id { get; set; }

    public string Type { get; set; }
}

public class ListFindingAggregatorsRequest : AmazonSecurityHubRequest;

public class ListFindingAggregatorsResponse : AmazonWebServiceResponse
{
    public List<FindingAggregator> FindingAggregators { get; set; }
}

public class FindingAggregator
{
    public string FindingAggregatorArn { get; set; }
}

public class InvalidAccessException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonSecurityHubException(message, innerException, errorType, errorCode, requestId, statusCode);
