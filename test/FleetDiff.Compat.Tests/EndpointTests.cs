namespace FleetDiff.Compat.Tests;

public sealed class EndpointTests : IDisposable
{
    private const string Variable = "AWS_ENDPOINT_URL";

    private readonly List<string> _variables = [];

    public void Dispose() => _variables.ForEach(name => Environment.SetEnvironmentVariable(name, null));

    // Organizations has one endpoint for each partition. FleetDiff sets its Region.
    [Theory]
    [InlineData("resource-explorer-2", "eu-west-1", "resource-explorer-2.eu-west-1.amazonaws.com")]
    [InlineData("resource-explorer-2", "us-gov-west-1", "resource-explorer-2.us-gov-west-1.amazonaws.com")]
    [InlineData("resource-explorer-2", "cn-north-1", "resource-explorer-2.cn-north-1.amazonaws.com.cn")]
    [InlineData("resource-explorer-2", "us-east-1", "resource-explorer-2-fips.us-east-1.amazonaws.com", true)]
    [InlineData("resource-explorer-2", "us-east-1", "resource-explorer-2.us-east-1.api.aws", false, true)]
    [InlineData("resource-explorer-2", "us-east-1", "resource-explorer-2-fips.us-east-1.api.aws", true, true)]
    [InlineData("sns", "eu-west-1", "sns.eu-west-1.amazonaws.com")]
    [InlineData("sns", "us-east-1", "sns-fips.us-east-1.amazonaws.com", true)]
    [InlineData("sns", "us-gov-west-1", "sns.us-gov-west-1.amazonaws.com", true)]
    [InlineData("securityhub", "eu-west-1", "securityhub.eu-west-1.amazonaws.com")]
    [InlineData("securityhub", "us-gov-west-1", "securityhub-fips.us-gov-west-1.amazonaws.com", true)]
    [InlineData("config", "eu-west-1", "config.eu-west-1.amazonaws.com")]
    [InlineData("config", "us-east-1", "config-fips.us-east-1.amazonaws.com", true)]
    [InlineData("config", "us-gov-west-1", "config.us-gov-west-1.amazonaws.com", true)]
    [InlineData("organizations", "us-east-1", "organizations.us-east-1.amazonaws.com")]
    [InlineData("organizations", "us-east-1", "organizations-fips.us-east-1.amazonaws.com", true)]
    [InlineData("organizations", "cn-northwest-1", "organizations.cn-northwest-1.amazonaws.com.cn")]
    [InlineData("organizations", "us-gov-west-1", "organizations.us-gov-west-1.amazonaws.com", true)]
    public async Task AServiceHasAHostInItsRegion(
        string service, string region, string host, bool usesFips = false, bool usesDualStack = false)
    {
        var wire = new Wire { Region = region, UsesFips = usesFips, UsesDualStack = usesDualStack };

        await wire.Accepting(service).CallAsync(service);

        var sent = Assert.Single(wire.Sent);
        Assert.Equal(host, sent.Uri.Host);
        Assert.Matches(
            $"^AWS4-HMAC-SHA256 Credential=AKID/[0-9]{{8}}/{region}/{service}/aws4_request, ", sent.Headers["Authorization"]);
    }

    [Theory]
    [InlineData("resource-explorer-2", "RESOURCE_EXPLORER_2")]
    [InlineData("securityhub", "SECURITYHUB")]
    [InlineData("config", "CONFIG_SERVICE")]
    [InlineData("organizations", "ORGANIZATIONS")]
    [InlineData("sns", "SNS")]
    public async Task AServiceUsesItsOwnVariableOrTheCommonOne(string service, string suffix)
    {
        var wire = new Wire().Accepting(service).Accepting(service);

        Set(Variable, "http://127.0.0.1:3000");
        await wire.CallAsync(service);
        Set($"{Variable}_{suffix}", "http://127.0.0.1:4000");
        await wire.CallAsync(service);

        Assert.Equal([3000, 4000], wire.Sent.Select(sent => sent.Uri.Port));
        // The SDK cannot read the Region from such a URL.
        Assert.All(wire.Sent, sent => Assert.Contains(
            $"/eu-west-1/{service}/", sent.Headers["Authorization"], StringComparison.Ordinal));
    }

    private void Set(string name, string value)
    {
        _variables.Add(name);
        Environment.SetEnvironmentVariable(name, value);
    }
}
