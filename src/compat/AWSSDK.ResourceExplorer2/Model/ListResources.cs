using Amazon.Runtime;

namespace Amazon.ResourceExplorer2.Model;

public class ListResourcesRequest : AmazonResourceExplorer2Request
{
    public SearchFilter Filters { get; set; }

    public int? MaxResults { get; set; }

    public string NextToken { get; set; }

    public string ViewArn { get; set; }
}

public class ListResourcesResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }

    public List<Resource> Resources { get; set; }

    public string ViewArn { get; set; }
}
