using Amazon.Runtime;

namespace Amazon.ResourceExplorer2.Model;

public class GetViewRequest : AmazonResourceExplorer2Request
{
    public string ViewArn { get; set; }
}

public class GetViewResponse : AmazonWebServiceResponse
{
    public Dictionary<string, string> Tags { get; set; }

    public View View { get; set; }
}
