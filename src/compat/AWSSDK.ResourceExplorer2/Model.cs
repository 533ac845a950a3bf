using System.Net;
using Amazon.Runtime;

namespace Amazon.ResourceExplorer2.Model;

public class GetIndexRequest : AmazonResourceExplorer2Request;

public class GetIndexResponse : AmazonWebServiceResponse
{
    public List<string> ReplicatingFrom { get; set; }

    public List<string> ReplicatingTo { get; set; }

    public IndexState State { get; set; }

    public IndexType Type { get; set; }
}

public class GetViewRequest : AmazonResourceExplorer2Request
{
    public string ViewArn { get; set; }
}

public class GetViewResponse : AmazonWebServiceResponse
{
    public View View { get; set; }
}

public class View
{
    public SearchFilter Filters { get; set; }

    public List<IncludedProperty> IncludedProperties { get; set; }

    public string Scope { get; set; }

    public string ViewArn { get; set; }
}

public class SearchFilter
{
    public string FilterString { get; set; }
}

public class IncludedProperty
{
    public string Name { get; set; }
}

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

    public string Region { get; set; }
}

public class ListResourcesRequest : AmazonResourceExplorer2Request
{
    public SearchFilter Filters { get; set; }

    public int? MaxResults { get; set; }

    public string NextToken { get; set; }

    public string ViewArn { get; set; }
}

// FleetDiff reads the resources with its own unmarshaller.
public class ListResourcesResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }

    public string ViewArn { get; set; }
}

public class AccessDeniedException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonResourceExplorer2Exception(message, innerException, errorType, errorCode, requestId, statusCode);

public class ResourceNotFoundException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonResourceExplorer2Exception(message, innerException, errorType, errorCode, requestId, statusCode);
