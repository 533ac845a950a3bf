using System.Globalization;
using Amazon.SecurityHub;
using Amazon.SecurityHub.Model;

namespace FleetDiff.Compat.Tests.Finding;

public class Page
{
    [Fact]
    public async Task HasFindingsWithTheirResources()
    {
        var page = await Get("""
            {"Findings":[{
              "SchemaVersion":"2018-10-08","Id":"arn:finding","AwsAccountId":"111111111111","Region":"eu-west-1",
              "GeneratorId":"security-control/SSM.1","ProductName":"Security Hub","ProductArn":"arn:product",
              "Title":"EC2 instances should be managed","CreatedAt":"2026-11-20T01:00:00.000Z",
              "UpdatedAt":"2026-11-21T02:00:00.000Z","FirstObservedAt":"2026-11-20T00:00:00.000Z",
              "LastObservedAt":"2026-11-21T03:00:00.000Z","ProcessedAt":"2026-11-21T04:00:00.000Z",
              "RecordState":"ACTIVE","Workflow":{"Status":"NEW","More":[]},
              "Severity":{"Label":"MEDIUM","Normalized":40},"ProductFields":{"a/b":"c"},
              "Compliance":{"Status":"FAILED","SecurityControlId":"SSM.1",
                "RelatedRequirements":["NIST.800-53.r5 CA-9(1)"],
                "StatusReasons":[{"ReasonCode":"CONFIG_EVALUATIONS_EMPTY","Description":"Nothing was evaluated"}],
                "AssociatedStandards":[{"StandardsId":"standards/one"},{"StandardsId":"standards/two"}]},
              "Resources":[{"Type":"AwsEc2Instance","Id":"arn:aws:ec2:eu-west-1:111111111111:instance/i-1",
                "Partition":"aws","Region":"eu-west-1","Tags":{"Name":"one","Team":""},
                "Details":{"AwsEc2Instance":{"VpcId":"vpc-1","NetworkInterfaces":[{"Id":"eni-1"}]}}}]}],
             "NextToken":"next"}
            """);

        Assert.Equal("next", page.NextToken);
        var finding = Assert.Single(page.Findings);
        Assert.Equal("arn:finding", finding.Id);
        Assert.Equal("111111111111", finding.AwsAccountId);
        Assert.Equal("eu-west-1", finding.Region);
        Assert.Equal("2026-11-21T02:00:00.000Z", finding.UpdatedAt);
        Assert.Equal(RecordState.ACTIVE, finding.RecordState);
        Assert.Equal(ComplianceStatus.FAILED, finding.Compliance.Status);
        Assert.Equal("SSM.1", finding.Compliance.SecurityControlId);
        var resource = Assert.Single(finding.Resources);
        Assert.Equal("AwsEc2Instance", resource.Type);
        Assert.Equal("arn:aws:ec2:eu-west-1:111111111111:instance/i-1", resource.Id);
        Assert.Equal("eu-west-1", resource.Region);
    }

    [Fact]
    public async Task MissingFieldsAreNull()
    {
        var page = await Get("""
            {"Findings":[{"Compliance":{},"Resources":null,"RecordState":null}]}
            """);
        var nothing = await Get("{}");

        var finding = Assert.Single(page.Findings);
        Assert.Null(page.NextToken);
        Assert.Null(finding.Id);
        Assert.Null(finding.RecordState);
        Assert.Null(finding.Compliance.Status);
        Assert.Null(finding.Resources);
        Assert.Null(nothing.Findings);
    }

    [Fact]
    public async Task MayBeEmpty() => Assert.Empty((await Get("""{"Findings":[]}""")).Findings);

    [Fact]
    public async Task KeepsAnUnknownStatus()
    {
        var page = await Get("""{"Findings":[{"Compliance":{"Status":"PENDING"}}]}""");

        Assert.Equal("PENDING", page.Findings[0].Compliance.Status.Value);
    }

    [Fact]
    public async Task MayBeLong()
    {
        var details = string.Concat(Enumerable.Repeat("""{"Key":["\u00fc\"]}",{"x":null}]},""", 40)).TrimEnd(',');
        var findings = Enumerable.Range(0, 100).Select(number => string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"Process":[{{details}}],"Id":"arn:{{number}}","Resources":[{"Details":{},"Id":"i-{{number}}"}]}"""));

        var page = await Get($$"""{"Findings":[{{string.Join(',', findings)}}],"NextToken":"next"}""");

        Assert.Equal(100, page.Findings.Count);
        Assert.All(page.Findings, each => Assert.Equal(each.Id[4..], each.Resources[0].Id[2..]));
        Assert.Equal("next", page.NextToken);
    }

    private static Task<GetFindingsResponse> Get(string json) =>
        Hub.On(new Wire().Replying(json)).GetFindingsAsync(new GetFindingsRequest());
}
