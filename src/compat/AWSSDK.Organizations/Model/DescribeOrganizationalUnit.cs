using Amazon.Runtime;

namespace Amazon.Organizations.Model;

public class DescribeOrganizationalUnitRequest : AmazonOrganizationsRequest
{
    public string OrganizationalUnitId { get; set; }
}

public class DescribeOrganizationalUnitResponse : AmazonWebServiceResponse
{
    public OrganizationalUnit OrganizationalUnit { get; set; }
}

public class OrganizationalUnit
{
    public string Id { get; set; }

    public string Name { get; set; }
}
