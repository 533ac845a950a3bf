using Amazon.Runtime;

namespace Amazon.ConfigService.Model;

public class DescribeConfigurationAggregatorsRequest : AmazonConfigServiceRequest
{
    public List<string> ConfigurationAggregatorNames { get; set; }

    public int? Limit { get; set; }

    public string NextToken { get; set; }
}

public class DescribeConfigurationAggregatorsResponse : AmazonWebServiceResponse
{
    public List<ConfigurationAggregator> ConfigurationAggregators { get; set; }

    public string NextToken { get; set; }
}

public class ConfigurationAggregator
{
    public string ConfigurationAggregatorArn { get; set; }

    public string ConfigurationAggregatorName { get; set; }
}
