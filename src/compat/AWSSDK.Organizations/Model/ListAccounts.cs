using Amazon.Runtime;

namespace Amazon.Organizations.Model;

public class ListAccountsRequest : AmazonOrganizationsRequest
{
    public int? MaxResults { get; set; }

    public string NextToken { get; set; }
}

public class ListAccountsResponse : AmazonWebServiceResponse
{
    public List<Account> Accounts { get; set; }

    public string NextToken { get; set; }
}

// The e-mail address of the root user is not read.
public class Account
{
    public string Id { get; set; }

    public DateTime? JoinedTimestamp { get; set; }

    public string Name { get; set; }

    public List<string> Paths { get; set; }

    public AccountState State { get; set; }

    public AccountStatus Status { get; set; }
}
