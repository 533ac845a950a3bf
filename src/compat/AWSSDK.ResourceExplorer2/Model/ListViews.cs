using Amazon.Runtime;

namespace Amazon.ResourceExplorer2.Model;

public class ListViewsRequest : AmazonResourceExplorer2Request
{
    public int? MaxResults { get; set; }

    public string NextToken { get; set; }
}

public class ListViewsResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }

    public List<string> Views { get; set; }
}
