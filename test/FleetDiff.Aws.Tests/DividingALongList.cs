using FleetDiff.Fleet;
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
        var sample = Sample(accounts.Zip(regions, (account, region) => Key(account, Regions[region % 5])));

        var filters = sample.Parts().Select(part => FilterGrammar.Parse(part.Filter, hasTags: true)).ToList();

        // Also where the sample had nothing, and in a Region that is new tonight.
        foreach (var key in Regions.SelectMany(region => accounts.Append(anyAccount).Select(a => Key(a, region))))
        {
            Assert.Single(filters, filter => filter.Matches(Listed(key)));
        }
    }

    [Property(MaxTest = 100)]
    public void KnowsOfEachPartWhatItsFilterMatches(long[] accounts, byte[] regions)
    {
        var keys = accounts.Zip(regions, (account, region) => Key(account, Regions[region % 6])).ToList();

        Assert.All(Sample(keys).Parts(), part =>
        {
            var filter = FilterGrammar.Parse(part.Filter, hasTags: true);
            Assert.All(keys, key => Assert.Equal(filter.Matches(Listed(key)), part.Contains(key)));
        });
    }

    [Fact]
    public void BeginsWithTheLargestPart()
    {
        var parts = Sample(
        [
            Key(700_000_000_001, "eu-west-1"), Key(200_000_000_001, "eu-west-1"), Key(200_000_000_001, "us-east-1"),
            Key(200_000_000_002, "us-east-1"),
        ]).Parts().Select(part => part.Filter).ToList();

        Assert.Equal("accountid:2* region:us-east-1", parts[0]);
        Assert.Equal(
            ["accountid:2* -region:us-east-1,eu-west-1", "accountid:2* region:eu-west-1", "accountid:2* region:us-east-1"],
            parts.Where(part => part.StartsWith("accountid:2", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    private static ListSample Sample(IEnumerable<InstanceKey> keys)
    {
        var sample = new ListSample();
        foreach (var key in keys)
        {
            sample.Add(key);
        }

        return sample;
    }

    private static InstanceKey Key(long account, string region) =>
        InstanceKey.TryParse($"{Math.Abs(account % 1_000_000_000_000):d12}", region, Wire.Id(1), out var key)
            ? key
            : throw new ArgumentException(region, nameof(region));

    private static ListedResource Listed(InstanceKey key) =>
        new("arn", key.Account, key.Region.Code, "ec2:instance", default, new Dictionary<string, string>());
}
