using Amazon.Runtime;

namespace Amazon.ResourceExplorer2.Model;

public class GetIndexRequest : AmazonResourceExplorer2Request;

public class GetIndexResponse : AmazonWebServiceResponse
{
    public string Arn { get; set; }

    public List<string> ReplicatingFrom { get; set; }

    public List<string> ReplicatingTo { get; set; }

    public IndexState State { get; set; }

    public IndexType Type { get; set; }
}
