using Amazon;
using Amazon.ResourceExplorer2;
using Amazon.ResourceExplorer2.Model;
using Amazon.Runtime;
using FleetDiff.Aws.Inventory;

namespace FleetDiff.Aws.Tests.Inventory;

public sealed class MemberIndexReaderTests
{
    [Fact]
    public async Task StopsWithAWarningWhenATokenRepeats()
    {
        using var client = new Circle();
        var warnings = new List<string>();

        Assert.Null(await new MemberIndexReader(client, WireFixture.Progress).ReadAsync([WireFixture.Account], warnings, default));
        Assert.Contains("NextToken repeats", Assert.Single(warnings), StringComparison.Ordinal);
    }

    private sealed class Circle() : AmazonResourceExplorer2Client(
        new AnonymousAWSCredentials(), new AmazonResourceExplorer2Config { RegionEndpoint = RegionEndpoint.EUWest1 })
    {
        public override Task<ListIndexesForMembersResponse> ListIndexesForMembersAsync(
            ListIndexesForMembersRequest request, CancellationToken cancellationToken = default) =>
            Task.FromResult(new ListIndexesForMembersResponse
            {
                Indexes = [new MemberIndex { AccountId = WireFixture.Account, Region = "eu-west-1" }],
                NextToken = "again",
            });
    }
}
