using Amazon.Runtime;

namespace Amazon.SecurityHub.Model;

public class GetFindingsRequest : AmazonSecurityHubRequest
{
    public AwsSecurityFindingFilters Filters { get; set; }

    public int? MaxResults { get; set; }

    public string NextToken { get; set; }

    public List<SortCriterion> SortCriteria { get; set; }
}

public class GetFindingsResponse : AmazonWebServiceResponse
{
    public List<AwsSecurityFinding> Findings { get; set; }

    public string NextToken { get; set; }
}

public class SortCriterion
{
    public string Field { get; set; }

    public SortOrder SortOrder { get; set; }
}
