using Amazon.ResourceExplorer2.Model;
using FsCheck.Xunit;
using LocalAws.Explorer;

namespace FleetDiff.Aws.Tests;

public sealed class DividingALongList
{
    private static readonly string[] Regions =
        ["us-east-1", "us-east-2", "eu-west-1", "eu-central-1", "ap-northeast-3", "xx-new-9"];

    /// <summary>Read by the service's filters, not by ours.</summary>
    [Property(MaxTest = 300)]
    public void PutsEveryAccountAndRegionIntoExactlyOnePart(long[] accounts, byte[] regions, long anyAccount)
    {
        var sample = new ListSample();
        foreach (var (account, region) in accounts.Zip(regions))
        {
            sample.Add(Row(account, Regions[region % (Regions.Length - 1)]));
        }

        var filters = sample.Parts().Select(part => FilterGrammar.Parse(part.Filter, hasTags: true)).ToList();

        // Also where the sample had nothing, and in a Region that is new tonight.
        foreach (var row in Regions.SelectMany(region => accounts.Append(anyAccount).Select(a => Row(a, region))))
        {
            Assert.Single(filters, filter => filter.Matches(Listed(row)));
        }
    }

    [Property(MaxTest = 100)]
    public void KnowsOfEachPartWhatItsFilterMatches(long[] accounts, byte[] regions)
    {
        var sample = new ListSample();
        var rows = accounts.Zip(regions, (account, region) => Row(account, Regions[region % Regions.Length])).ToList();
        rows.ForEach(sample.Add);

        Assert.All(sample.Parts(), part =>
        {
            var filter = FilterGrammar.Parse(part.Filter, hasTags: true);
            Assert.All(rows, row =>
                Assert.Equal(filter.Matches(Listed(row)), part.Contains(row.OwningAccountId, row.Region)));
        });
    }

    [Fact]
    public void BeginsWithTheLargestPart()
    {
        var sample = new ListSample();
        sample.Add(Row(700_000_000_001, "eu-west-1"));
        sample.Add(Row(200_000_000_001, "eu-west-1"));
        sample.Add(Row(200_000_000_001, "us-east-1"));
        sample.Add(Row(200_000_000_002, "us-east-1"));

        Assert.Equal(
            ["accountid:2* region:us-east-1", "accountid:2* region:eu-west-1", "accountid:7* region:eu-west-1"],
            sample.Parts().Take(3).Select(part => part.Filter));
        Assert.Contains("accountid:2* -region:us-east-1,eu-west-1", sample.Parts().Select(part => part.Filter));
    }

    [Theory]
    [InlineData("anonymous", "eu-west-1")]
    [InlineData("", "eu-west-1")]
    [InlineData("111122223333", "eu-west-1 -region:us-east-1")]
    [InlineData("111122223333", null)]
    public void DoesNotDivideByWhatIsNoAccountOrRegion(string account, string? region)
    {
        var sample = new ListSample();
        sample.Add(new Resource { Arn = "arn", OwningAccountId = account, Region = region });

        Assert.Empty(sample.Parts());
    }

    private static Resource Row(long account, string region)
    {
        var number = $"{Math.Abs(account % 1_000_000_000_000):d12}";
        return new() { Arn = $"arn:aws:ec2:{region}:{number}:instance/{account}", OwningAccountId = number, Region = region };
    }

    private static ListedResource Listed(Resource row) =>
        new(row.Arn, row.OwningAccountId, row.Region, "ec2:instance", default, new Dictionary<string, string>());
}
