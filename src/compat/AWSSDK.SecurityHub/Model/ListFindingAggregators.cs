using Amazon.Runtime;

namespace Amazon.SecurityHub.Model;

public class ListFindingAggregatorsRequest : AmazonSecurityHubRequest
{
    public int? MaxResults { get; set; }

    public string NextToken { get; set; }
}

public class ListFindingAggregatorsResponse : AmazonWebServiceResponse
{
    public List<FindingAggregator> FindingAggregators { get; set; }

    public string NextToken { get; set; }
}

public class FindingAggregator
{
    public string FindingAggregatorArn { get; set; }
}
