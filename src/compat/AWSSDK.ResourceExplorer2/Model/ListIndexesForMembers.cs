using Amazon.Runtime;

namespace Amazon.ResourceExplorer2.Model;

public class ListIndexesForMembersRequest : AmazonResourceExplorer2Request
{
    public List<string> AccountIdList { get; set; }

    public int? MaxResults { get; set; }

    public string NextToken { get; set; }
}

public class ListIndexesForMembersResponse : AmazonWebServiceResponse
{
    public List<MemberIndex> Indexes { get; set; }

    public string NextToken { get; set; }
}

public class MemberIndex
{
    public string AccountId { get; set; }

    public string Arn { get; set; }

    public string Region { get; set; }

    public IndexType Type { get; set; }
}
