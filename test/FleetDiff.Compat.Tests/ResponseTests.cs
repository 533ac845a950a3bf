using Amazon.Runtime;
using Amazon.SecurityHub;

namespace FleetDiff.Compat.Tests;

/// <summary>The adapters read every other member of the responses, in FleetDiff.Aws.Tests.</summary>
public sealed class ResponseTests
{
    private readonly Wire _wire = new();

    [Fact]
    public async Task UnknownMembersAreSkippedAndUnknownValuesKept()
    {
        _wire.Replying("""
            {"Findings":[{
              "SchemaVersion":"2018-10-08","Id":"arn:finding","AwsAccountId":"111111111111","Region":"eu-west-1",
              "RecordState":"ACTIVE","Workflow":{"Status":"ESCALATED","More":[]},
              "Severity":{"Label":"MEDIUM","Normalized":40},"ProductFields":{"a/b":"c"},
              "Compliance":{"Status":"FAILED","SecurityControlId":"SSM.1","StatusReasons":[{"ReasonCode":"X"}]},
              "Resources":[{"Type":"AwsEc2Instance","Id":"arn:instance","Details":{"AwsEc2Instance":{"VpcId":"vpc-1"}}}]}],
             "NextToken":"next"}
            """);

        var page = await _wire.SecurityHub().GetFindingsAsync(new());

        Assert.Equal("next", page.NextToken);
        var finding = Assert.Single(page.Findings);
        Assert.Equal(("arn:finding", "111111111111", "eu-west-1"), (finding.Id, finding.AwsAccountId, finding.Region));
        Assert.Equal((RecordState.ACTIVE, ComplianceStatus.FAILED), (finding.RecordState, finding.Compliance.Status));
        Assert.Equal("ESCALATED", finding.Workflow.Status.Value);
        Assert.Equal("arn:instance", Assert.Single(finding.Resources).Id);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"Findings":null,"NextToken":null}""")]
    [InlineData("")]
    public async Task MissingMembersAreNull(string json)
    {
        var page = await _wire.Replying(json).SecurityHub().GetFindingsAsync(new());

        Assert.Null(page.Findings);
        Assert.Null(page.NextToken);
    }

    [Fact]
    public async Task AListMayBeEmpty() =>
        Assert.Empty((await _wire.Replying("""{"Findings":[]}""").SecurityHub().GetFindingsAsync(new())).Findings);

    [Fact]
    public async Task AnAccountHasStateAndTimeInUtc()
    {
        _wire.Replying("""
            {"Accounts":[{"Id":"111111111111","Status":"ACTIVE","State":"PENDING_CLOSURE","JoinedTimestamp":1795384800.5},
              {"Id":"222222222222"}]}
            """);

        var accounts = (await _wire.Organizations().ListAccountsAsync(new())).Accounts;

        Assert.Equal(("PENDING_CLOSURE", "ACTIVE"), (accounts[0].State.Value, accounts[0].Status.Value));
        Assert.Equal(DateTime.UnixEpoch.AddSeconds(1795384800.5), accounts[0].JoinedTimestamp);
        Assert.Equal(DateTimeKind.Utc, accounts[0].JoinedTimestamp!.Value.Kind);
        Assert.Null(accounts[1].State);
        Assert.Null(accounts[1].JoinedTimestamp);
    }

    [Fact]
    public async Task ATruncatedResponseFailsAfterTheRetries()
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            _wire.Replying("""{"Findings":[{"Id":"arn:aws:e""");
        }

        await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => _wire.SecurityHub().GetFindingsAsync(new()));
        Assert.Equal(3, _wire.Sent.Count);
    }

    [Fact]
    public async Task ATopicHasItsAttributes()
    {
        _wire.Replying("""
            <GetTopicAttributesResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
              <GetTopicAttributesResult>
                <Attributes>
                  <entry><key>SubscriptionsConfirmed</key><value>2</value></entry>
                  <entry><key>DisplayName</key><value></value></entry>
                </Attributes>
              </GetTopicAttributesResult>
            </GetTopicAttributesResponse>
            """);

        var topic = await _wire.Sns().GetTopicAttributesAsync(new() { TopicArn = "arn:topic" });

        Assert.Equal(
            [new("SubscriptionsConfirmed", "2"), new("DisplayName", "")],
            topic.Attributes.OrderByDescending(each => each.Key, StringComparer.Ordinal));
    }
}
