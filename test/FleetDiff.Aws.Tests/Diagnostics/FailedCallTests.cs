using FleetDiff.Aws.Checks;
using LocalAws;

namespace FleetDiff.Aws.Tests.Diagnostics;

/// <summary>The result of a check whose call is denied or fails for another reason.</summary>
public sealed class FailedCallTests : DoctorFixture
{
    private const string RegionOfSecurityHub = "Security Hub's Region";

    [Theory]
    [InlineData("GetView", "View", CheckStatus.Warning, "GetView is not allowed", "Allow resource-explorer-2:GetView")]
    [InlineData("GetIndex", "Index", CheckStatus.NotChecked, "GetIndex is not allowed", "the function does not need it")]
    [InlineData("ListFindingAggregators", RegionOfSecurityHub, CheckStatus.NotChecked, "is not allowed", "for your own role")]
    [InlineData("DescribeConfigurationAggregatorSourcesStatus", "AWS Config's sources", CheckStatus.NotChecked,
        "is not allowed", "for your own role")]
    [InlineData("ListNodesSummary", "Systems Manager", CheckStatus.Failed, "platforms", "Allow ssm:ListNodes and")]
    [InlineData("GetTopicAttributes", "Topic", CheckStatus.Warning, "GetTopicAttributes is not allowed", "--send-test")]
    [InlineData("PutObject", "Writing", CheckStatus.Failed, "AccessDenied (HTTP 403)", "Allow s3:PutObject")]
    [InlineData("ListObjectsV2", "Archive", CheckStatus.Failed, "AccessDenied (HTTP 403)", "Allow s3:ListBucket")]
    [InlineData("GetObject", "Exemptions", CheckStatus.Failed, "AccessDenied (HTTP 403)", "Allow s3:GetObject")]
    public async Task NamesTheMissingPermission(string operation, string check, CheckStatus status, string says, string fix)
    {
        Aws.Faults.On(operation, Fault.Denied);

        (await ExamineAsync()).Says(check, status, says, fix);
    }

    [Theory]
    // The API reference of ListFindingAggregators documents it as a missing permission.
    [InlineData("ListFindingAggregators", 401, "InvalidAccessException", RegionOfSecurityHub, CheckStatus.NotChecked,
        "for your own role")]
    [InlineData("ListFindingAggregators", 403, "ExpiredTokenException", RegionOfSecurityHub, CheckStatus.Failed, "renew them")]
    [InlineData("GetView", 403, "ExpiredTokenException", "View", CheckStatus.Failed, "renew them")]
    [InlineData("GetView", 401, "UnauthorizedException", "View", CheckStatus.Failed, "Allow resource-explorer-2:Search")]
    [InlineData("GetIndex", 403, "ExpiredTokenException", "Index", CheckStatus.Failed, "renew them")]
    [InlineData("GetTopicAttributes", 403, "ExpiredToken", "Topic", CheckStatus.Failed, "renew them")]
    [InlineData("GetTopicAttributes", 403, "OptInRequired", "Topic", CheckStatus.Failed, "Allow sns:GetTopicAttributes")]
    public async Task DistinguishesAMissingPermissionFromOtherRefusals(
        string operation, int httpStatus, string code, string check, CheckStatus status, string fix)
    {
        Aws.Faults.On(operation, Fault.Refusal(httpStatus, code, "The request is refused."));

        (await ExamineAsync()).Says(check, status, status == CheckStatus.Failed ? code : "is not allowed", fix);
    }
}
