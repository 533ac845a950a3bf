using Amazon.Runtime;

namespace Amazon.Organizations.Model;

public class DescribeOrganizationRequest : AmazonOrganizationsRequest;

public class DescribeOrganizationResponse : AmazonWebServiceResponse
{
    public Organization Organization { get; set; }
}

public class Organization
{
    public string Id { get; set; }

    public string MasterAccountId { get; set; }
}
