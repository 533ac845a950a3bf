using Amazon.SecurityHub;
using Amazon.SecurityHub.Model;
using Amazon.SimpleNotificationService.Model;

namespace FleetDiff.Compat.Tests;

public sealed class RequestTests
{
    private readonly Wire _wire = new Wire().Replying("{}");

    [Theory]
    [InlineData("resource-explorer-2", "application/json", "2022-07-28")]
    [InlineData("securityhub", "application/json", "2018-10-26")]
    [InlineData("config", "application/x-amz-json-1.1", "2014-11-12")]
    [InlineData("organizations", "application/x-amz-json-1.1", "2016-11-28")]
    public async Task HasASignedContentTypeAndVersionAndOmitsMissingParameters(string service, string type, string version)
    {
        await _wire.CallAsync(service);

        var sent = Assert.Single(_wire.Sent);
        Assert.Equal((type, version), (sent.Headers["Content-Type"], sent.Headers["x-amz-api-version"]));
        Assert.Matches("content-type;.*x-amz-api-version", sent.Headers["Authorization"]);
        Assert.Equal("{}", sent.Body);
    }

    /// <summary>The call, its request line with the header X-Amz-Target, and its body.</summary>
    public static TheoryData<Func<Wire, Task>, string, string> Requests => new()
    {
        {
            wire => wire.Explorer().ListResourcesAsync(new()
            {
                ViewArn = "arn:view",
                Filters = new() { FilterString = "service:ec2" },
                MaxResults = 999,
                NextToken = "next",
            }),
            "POST https://resource-explorer-2.eu-west-1.amazonaws.com/ListResources",
            """{"Filters":{"FilterString":"service:ec2"},"MaxResults":999,"NextToken":"next","ViewArn":"arn:view"}"""
        },
        {
            wire => wire.Explorer().GetViewAsync(new() { ViewArn = "arn:view" }),
            "POST https://resource-explorer-2.eu-west-1.amazonaws.com/GetView",
            """{"ViewArn":"arn:view"}"""
        },
        {
            wire => wire.Explorer().ListIndexesForMembersAsync(
                new() { AccountIdList = ["111111111111", "222222222222"], MaxResults = 10, NextToken = "next" }),
            "POST https://resource-explorer-2.eu-west-1.amazonaws.com/ListIndexesForMembers",
            """{"AccountIdList":["111111111111","222222222222"],"MaxResults":10,"NextToken":"next"}"""
        },
        {
            wire => wire.Explorer().GetIndexAsync(new()),
            "POST https://resource-explorer-2.eu-west-1.amazonaws.com/GetIndex",
            ""
        },
        {
            wire => wire.SecurityHub().ListFindingAggregatorsAsync(new()),
            "GET https://securityhub.eu-west-1.amazonaws.com/findingAggregator/list",
            ""
        },
        {
            wire => wire.SecurityHub().GetFindingsAsync(new()
            {
                Filters = new()
                {
                    ComplianceSecurityControlId = [Is("SSM.1")],
                    ComplianceStatus = [Is(ComplianceStatus.FAILED.Value)],
                    RecordState = [Is(RecordState.ACTIVE.Value)],
                    ResourceId = [Is("arn:1"), Is("arn:2")],
                    ResourceType = [],
                },
                MaxResults = 100,
                NextToken = "next",
            }),
            "POST https://securityhub.eu-west-1.amazonaws.com/findings",
            """
            {"Filters":{"ComplianceSecurityControlId":[{"Comparison":"EQUALS","Value":"SSM.1"}],
            "ComplianceStatus":[{"Comparison":"EQUALS","Value":"FAILED"}],
            "RecordState":[{"Comparison":"EQUALS","Value":"ACTIVE"}],
            "ResourceId":[{"Comparison":"EQUALS","Value":"arn:1"},{"Comparison":"EQUALS","Value":"arn:2"}],
            "ResourceType":[]},"MaxResults":100,"NextToken":"next"}
            """
        },
        {
            wire => wire.ConfigService().SelectAggregateResourceConfigAsync(new()
            {
                ConfigurationAggregatorName = "fleet",
                Expression = "SELECT resourceId WHERE resourceType = 'AWS::EC2::Instance'",
                MaxResults = 50,
                NextToken = "next",
            }),
            "POST https://config.eu-west-1.amazonaws.com/ StarlingDoveService.SelectAggregateResourceConfig",
            """
            {"ConfigurationAggregatorName":"fleet",
            "Expression":"SELECT resourceId WHERE resourceType = \u0027AWS::EC2::Instance\u0027",
            "MaxResults":50,"NextToken":"next"}
            """
        },
        {
            wire => wire.ConfigService().DescribeConfigurationAggregatorSourcesStatusAsync(
                new() { ConfigurationAggregatorName = "fleet", UpdateStatus = ["FAILED"] }),
            "POST https://config.eu-west-1.amazonaws.com/ StarlingDoveService.DescribeConfigurationAggregatorSourcesStatus",
            """{"ConfigurationAggregatorName":"fleet","UpdateStatus":["FAILED"]}"""
        },
        {
            wire => wire.Organizations().ListAccountsAsync(new() { MaxResults = 20, NextToken = "next" }),
            "POST https://organizations.eu-west-1.amazonaws.com/ AWSOrganizationsV20161128.ListAccounts",
            """{"MaxResults":20,"NextToken":"next"}"""
        },
        {
            wire => wire.Organizations().DescribeOrganizationalUnitAsync(new() { OrganizationalUnitId = "ou-root-12345678" }),
            "POST https://organizations.eu-west-1.amazonaws.com/ AWSOrganizationsV20161128.DescribeOrganizationalUnit",
            """{"OrganizationalUnitId":"ou-root-12345678"}"""
        },
    };

    // Without members a request has neither a body nor a content type.
    [Theory, MemberData(nameof(Requests))]
    public async Task NamesItsOperationAndHasItsMembers(Func<Wire, Task> call, string request, string body)
    {
        await call(_wire);

        var sent = Assert.Single(_wire.Sent);
        var target = sent.Headers.TryGetValue("X-Amz-Target", out var operation) ? $" {operation}" : "";
        Assert.Equal(request, $"{sent.Method} {sent.Uri}{target}");
        Assert.Equal(body.ReplaceLineEndings(""), sent.Body);
        Assert.Equal(body.Length > 0, sent.Headers.ContainsKey("Content-Type"));
        Assert.Equal(body.Length > 0, sent.Headers["Authorization"].Contains("content-type", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AMessageIsAForm()
    {
        var wire = new Wire().Accepting("sns");

        await wire.Sns().PublishAsync(new()
        {
            TopicArn = "arn:topic",
            Message = """{"default":"14 & more = ü"}""",
            Subject = "Fleet",
            MessageStructure = "json",
            MessageAttributes = new()
            {
                ["verdict"] = new MessageAttributeValue { DataType = "String", StringValue = "drift" },
                ["rows"] = new MessageAttributeValue { DataType = "Number", StringValue = "7" },
            },
        });

        var sent = Assert.Single(wire.Sent);
        Assert.Equal("POST https://sns.eu-west-1.amazonaws.com/", $"{sent.Method} {sent.Uri}");
        Assert.StartsWith("application/x-www-form-urlencoded", sent.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal(
            [
                "Action=Publish",
                """Message={"default":"14 & more = ü"}""",
                "MessageAttributes.entry.1.Name=verdict",
                "MessageAttributes.entry.1.Value.DataType=String",
                "MessageAttributes.entry.1.Value.StringValue=drift",
                "MessageAttributes.entry.2.Name=rows",
                "MessageAttributes.entry.2.Value.DataType=Number",
                "MessageAttributes.entry.2.Value.StringValue=7",
                "MessageStructure=json",
                "Subject=Fleet",
                "TopicArn=arn:topic",
                "Version=2010-03-31",
            ],
            sent.Body.Split('&').Select(Uri.UnescapeDataString).Order(StringComparer.Ordinal));
    }

    private static StringFilter Is(string value) => new() { Comparison = StringFilterComparison.EQUALS, Value = value };
}
