using Amazon.SecurityHub;
using Amazon.SecurityHub.Model;

namespace FleetDiff.Compat.Tests.Finding;

public class Request
{
    private readonly Wire _wire = new Wire().Replying("{}");

    [Fact]
    public async Task IsSignedAndNamesTheVersionOfTheService()
    {
        var sent = await Sent(new GetFindingsRequest());

        Assert.Equal("POST https://securityhub.eu-west-1.amazonaws.com/findings", $"{sent.Method} {sent.Uri}");
        Assert.Equal("application/json", sent.Headers["Content-Type"]);
        Assert.Equal("2018-10-26", sent.Headers["x-amz-api-version"]);
        Assert.Matches("^AWS4-HMAC-SHA256 Credential=AKID/[0-9]{8}/eu-west-1/securityhub/aws4_request, "
            + ".*content-type;.*x-amz-api-version", sent.Headers["Authorization"]);
    }

    [Fact]
    public async Task HasFiltersOrderAndPage()
    {
        var sent = await Sent(new GetFindingsRequest
        {
            Filters = new AwsSecurityFindingFilters
            {
                AwsAccountId = [Is("111111111111")],
                ComplianceSecurityControlId = [Is("EC2.8"), Is("SSM.1")],
                ComplianceStatus = [new() { Comparison = StringFilterComparison.NOT_EQUALS, Value = "PASSED" }],
                RecordState = [Is(RecordState.ACTIVE)],
                Region = [Is("eu-west-1")],
                ResourceId = [new() { Comparison = StringFilterComparison.PREFIX, Value = "arn:aws:ec2:" }],
                ResourceRegion = [Is("eu-west-1")],
                ResourceType = [Is("AwsEc2Instance")],
                UpdatedAt = [new DateFilter { DateRange = new DateRange { Unit = DateRangeUnit.DAYS, Value = 2 } }],
                WorkflowStatus = [Is(WorkflowStatus.NEW)],
            },
            MaxResults = 100,
            NextToken = "next",
            SortCriteria = [new SortCriterion { Field = "UpdatedAt", SortOrder = SortOrder.Desc }],
        });

        Assert.Equal(Flat("""
            {"Filters":{
              "AwsAccountId":[{"Comparison":"EQUALS","Value":"111111111111"}],
              "ComplianceSecurityControlId":[{"Comparison":"EQUALS","Value":"EC2.8"},
                                             {"Comparison":"EQUALS","Value":"SSM.1"}],
              "ComplianceStatus":[{"Comparison":"NOT_EQUALS","Value":"PASSED"}],
              "RecordState":[{"Comparison":"EQUALS","Value":"ACTIVE"}],
              "Region":[{"Comparison":"EQUALS","Value":"eu-west-1"}],
              "ResourceId":[{"Comparison":"PREFIX","Value":"arn:aws:ec2:"}],
              "ResourceRegion":[{"Comparison":"EQUALS","Value":"eu-west-1"}],
              "ResourceType":[{"Comparison":"EQUALS","Value":"AwsEc2Instance"}],
              "UpdatedAt":[{"DateRange":{"Unit":"DAYS","Value":2}}],
              "WorkflowStatus":[{"Comparison":"EQUALS","Value":"NEW"}]},
             "MaxResults":100,"NextToken":"next",
             "SortCriteria":[{"Field":"UpdatedAt","SortOrder":"desc"}]}
            """), sent.Body);
    }

    [Fact]
    public async Task MayAskForAPeriod()
    {
        var sent = await Sent(new GetFindingsRequest
        {
            Filters = new AwsSecurityFindingFilters
            {
                UpdatedAt = [new DateFilter { Start = "2026-11-21T00:00:00Z", End = "2026-11-22T00:00:00Z" }],
            },
        });

        Assert.Equal(
            """{"Filters":{"UpdatedAt":[{"End":"2026-11-22T00:00:00Z","Start":"2026-11-21T00:00:00Z"}]}}""", sent.Body);
    }

    [Fact]
    public async Task LeavesOutWhatIsNotSet() => Assert.Equal("{}", (await Sent(new GetFindingsRequest())).Body);

    [Fact]
    public async Task KeepsWhatIsEmpty()
    {
        var sent = await Sent(new GetFindingsRequest
        {
            Filters = new AwsSecurityFindingFilters { ResourceId = [] },
            SortCriteria = [],
        });

        Assert.Equal("""{"Filters":{"ResourceId":[]},"SortCriteria":[]}""", sent.Body);
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
