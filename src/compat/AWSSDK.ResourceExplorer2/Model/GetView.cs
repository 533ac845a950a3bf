using Amazon.Runtime;

namespace Amazon.ResourceExplorer2.Model;

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
