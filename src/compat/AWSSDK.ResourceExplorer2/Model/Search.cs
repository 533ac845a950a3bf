using Amazon.Runtime;

namespace Amazon.ResourceExplorer2.Model;

public class SearchRequest : AmazonResourceExplorer2Request
{
    public int? MaxResults { get; set; }

    public string NextToken { get; set; }

    public string QueryString { get; set; }

    public string ViewArn { get; set; }
}

public class SearchResponse : AmazonWebServiceResponse
{
    public ResourceCount Count { get; set; }

    public string NextToken { get; set; }

    public List<Resource> Resources { get; set; }

    public string ViewArn { get; set; }
}

public class ResourceCount
{
    public bool? Complete { get; set; }

    public long? TotalResources { get; set; }
}
