using Amazon.Runtime;

namespace Amazon.ConfigService.Model;

public class SelectAggregateResourceConfigRequest : AmazonConfigServiceRequest
{
    public string ConfigurationAggregatorName { get; set; }

    public string Expression { get; set; }

    public int? MaxResults { get; set; }

    public string NextToken { get; set; }
}

public class SelectAggregateResourceConfigResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }

    public List<string> Results { get; set; }
}
