using Amazon.SecurityHub;
using Amazon.SecurityHub.Model;

namespace FleetDiff.Compat.Tests.Finding;

public class Request
{
    private readonly Wire _wire = new Wire().Replying("{}");

    [Fact]
    public async Task IsSignedAndHasTheApiVersion()
    {
        var sent = await Sent(new GetFindingsRequest());

        Assert.Equal("POST https://securityhub.eu-west-1.amazonaws.com/findings", $"{sent.Method} {sent.Uri}");
        Assert.Equal("application/json", sent.Headers["Content-Type"]);
        Assert.Equal("2018-10-26", sent.Headers["x-amz-api-version"]);
        Assert.Matches("^AWS4-HMAC-SHA256 Credential=AKID/[0-9]{8}/eu-west-1/securityhub/aws4_request, "
            + ".*content-type;.*x-amz-api-version", sent.Headers["Authorization"]);
    }

    [Fact]
    public async Task HasFiltersAndPage()
    {
        var sent = await Sent(new GetFindingsRequest
        {
            Filters = new AwsSecurityFindingFilters
            {
                ComplianceSecurityControlId = [Is("EC2.8"), Is("SSM.1")],
                ComplianceStatus = [new() { Comparison = StringFilterComparison.NOT_EQUALS, Value = "PASSED" }],
                RecordState = [Is(RecordState.ACTIVE)],
                ResourceId = [new() { Comparison = StringFilterComparison.PREFIX, Value = "arn:aws:ec2:" }],
                ResourceType = [Is("AwsEc2Instance")],
            },
            MaxResults = 100,
            NextToken = "next",
        });

        Assert.Equal(Flat("""
            {"Filters":{
              "ComplianceSecurityControlId":[{"Comparison":"EQUALS","Value":"EC2.8"},
                                             {"Comparison":"EQUALS","Value":"SSM.1"}],
              "ComplianceStatus":[{"Comparison":"NOT_EQUALS","Value":"PASSED"}],
              "RecordState":[{"Comparison":"EQUALS","Value":"ACTIVE"}],
              "ResourceId":[{"Comparison":"PREFIX","Value":"arn:aws:ec2:"}],
              "ResourceType":[{"Comparison":"EQUALS","Value":"AwsEc2Instance"}]},
             "MaxResults":100,"NextToken":"next"}
            """), sent.Body);
    }

    [Fact]
    public async Task OmitsMissingParameters() => Assert.Equal("{}", (await Sent(new GetFindingsRequest())).Body);

    [Fact]
    public async Task KeepsEmptyLists()
    {
        var sent = await Sent(new GetFindingsRequest
        {
            Filters = new AwsSecurityFindingFilters { ResourceId = [] },
        });

        Assert.Equal("""{"Filters":{"ResourceId":[]}}""", sent.Body);
    }

    private static StringFilter Is(string value) => new() { Comparison = StringFilterComparison.EQUALS, Value = value };

    private static string Flat(string json) =>
        string.Concat(json.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private async Task<Sent> Sent(GetFindingsRequest request)
    {
        await Hub.On(_wire).GetFindingsAsync(request);
        return Assert.Single(_wire.Sent);
    }
}
