namespace LocalAws.Tests;

/// <summary>Requests outside the limits of the API models, or for what does not exist.</summary>
public sealed class InvalidRequestTests : LocalAwsFixture
{
    private const string Elsewhere = "arn:aws:resource-explorer-2:us-east-1:111122223333:view/other/2";
    private const string Sync = "\"SyncName\":\"AWS-QuickSetup-ManagedNode\"";
    private const string One = """{"Key":"InstanceId","Values":["1","2","3","4","5"]}""";
    private const string Is = """{"Value":"1","Comparison":"EQUALS"}""";
    private const string Five = $"{Is},{Is},{Is},{Is},{Is}";
    private const string Aggregator = "\"ConfigurationAggregatorName\":\"org\"";

    [Theory]
    [InlineData("ListResources", $$"""{"ViewArn":"{{View}}","MaxResults":0}""", "400 ValidationException")]
    [InlineData("ListResources", $$"""{"ViewArn":"{{View}}","MaxResults":1001}""", "400 ValidationException")]
    [InlineData("ListResources", $$"""{"ViewArn":"{{View}}","NextToken":""}""", "400 ValidationException")]
    [InlineData("ListResources", """{"ViewArn":"arn:aws:sns:eu-west-1:111122223333:alerts"}""", "400 ValidationException")]
    [InlineData("ListResources", $$"""{"ViewArn":"{{View}}2"}""", "404 ResourceNotFoundException")]
    [InlineData("ListResources", $$"""{"ViewArn":"{{Elsewhere}}"}""", "401 UnauthorizedException")]
    [InlineData("ListResources", "{}", "401 UnauthorizedException")]
    [InlineData("GetView", $$"""{"ViewArn":"{{View}}2"}""", "404 ResourceNotFoundException")]
    [InlineData("GetIndex", "", "404 ResourceNotFoundException")]
    [InlineData("ListIndexesForMembers", """{"AccountIdList":["1","2","3","4","5","6","7","8","9","10","11"]}""",
        "400 ValidationException")]
    [InlineData("ListIndexesForMembers", """{"AccountIdList":["1"],"MaxResults":11}""", "400 ValidationException")]
    [InlineData("GetFindings", """{"MaxResults":0}""", "400 InvalidInputException")]
    [InlineData("GetFindings", """{"MaxResults":101}""", "400 InvalidInputException")]
    [InlineData("GetFindings", """{"Filters":{"ResourceId":[{"Value":"1"}]}}""", "400 InvalidInputException")]
    [InlineData("GetFindings", $$$"""{"Filters":{"ResourceId":[{{{Five}}},{{{Five}}},{{{Five}}},{{{Five}}},{{{Is}}}]}}""",
        "400 InvalidInputException")]
    [InlineData("ListNodes", """{"NextToken":""}""", "400 InvalidNextToken")]
    [InlineData("ListNodes", """{"MaxResults":51}""", "400 ValidationException")]
    [InlineData("ListNodes", """{"SyncName":"other"}""", "400 ResourceDataSyncNotFoundException")]
    [InlineData("ListNodes", $$"""{{{Sync}},"Filters":[]}""", "400 ValidationException")]
    [InlineData("ListNodes", $$"""{{{Sync}},"Filters":[{"Key":"InstanceId","Values":[]}]}""", "400 ValidationException")]
    [InlineData("ListNodes", $$"""{{{Sync}},"Filters":[{"Key":"InstanceId","Values":["1","2","3","4","5","6"]}]}""",
        "400 ValidationException")]
    [InlineData("ListNodes", $$"""{{{Sync}},"Filters":[{"Key":"State","Values":["running"]}]}""", "400 ValidationException")]
    [InlineData("ListNodes", $$"""{{{Sync}},"Filters":[{{One}},{{One}},{{One}},{{One}},{{One}},{{One}}]}""",
        "400 ValidationException")]
    [InlineData("ListNodesSummary", """{"Aggregators":[]}""", "400 ValidationException")]
    [InlineData("ListNodesSummary",
        """{"Aggregators":[{"AggregatorType":"Count","TypeName":"Instance","AttributeName":"ManagedStatus"}]}""",
        "400 ValidationException")]
    [InlineData("SelectAggregateResourceConfig", """{"ConfigurationAggregatorName":"other","Expression":"SELECT resourceId"}""",
        "400 NoSuchConfigurationAggregatorException")]
    [InlineData("SelectAggregateResourceConfig", $$"""{{{Aggregator}},"Expression":"SELECT resourceId","MaxResults":101}""",
        "400 ValidationException")]
    [InlineData("DescribeConfigurationAggregatorSourcesStatus", """{"ConfigurationAggregatorName":"other"}""",
        "400 NoSuchConfigurationAggregatorException")]
    [InlineData("ListAccounts", """{"MaxResults":21}""", "400 InvalidInputException")]
    [InlineData("DescribeOrganizationalUnit", """{"OrganizationalUnitId":"ou-root-workload"}""",
        "400 OrganizationalUnitNotFoundException")]
    public async Task IsRefused(string operation, string json, string error)
    {
        Aws.ResourceExplorer.AddView(Elsewhere, Organization);

        Assert.Equal(error, (await CallAsync(operation, json)).Error);
    }

    [Theory]
    [InlineData("account:1")]
    [InlineData("web")]
    [InlineData("region:eu,")]
    [InlineData("region:eu*")]
    public async Task AnUnknownFilterOfResourcesIsRefused(string filter) =>
        Assert.Equal("400 ValidationException", (await ListAsync(filter)).Error);

    [Theory]
    [InlineData("SELECT *")]
    [InlineData("SELECT tags")]
    [InlineData("SELECT resourceId WHERE")]
    [InlineData("SELECT resourceId WHERE accountId = '1")]
    [InlineData("SELECT resourceId WHERE accountId IN ()")]
    [InlineData("SELECT resourceId WHERE accountId = '1' OR accountId = '2'")]
    [InlineData("SELECT resourceId, COUNT(*)")]
    [InlineData("SELECT resourceId, COUNT(*) GROUP BY accountId")]
    [InlineData("SELECT accountId, awsRegion, COUNT(*) GROUP BY accountId, awsRegion")]
    public async Task AnExpressionOutsideTheSqlOfConfigIsRefused(string expression) => Assert.Equal(
        "400 InvalidExpressionException",
        (await CallAsync("SelectAggregateResourceConfig", $$"""{{{Aggregator}},"Expression":"{{expression}}"}""")).Error);

    [Fact]
    public async Task AnExpressionHasUpTo4096Characters()
    {
        var longest = "SELECT resourceId".PadRight(4096);

        Assert.Equal(200, (await SelectAsync(longest)).Status);
        Assert.Equal("400 ValidationException", (await SelectAsync(longest + " ")).Error);

        Task<Reply> SelectAsync(string expression) =>
            CallAsync("SelectAggregateResourceConfig", $$"""{{{Aggregator}},"Expression":"{{expression}}"}""");
    }
}
