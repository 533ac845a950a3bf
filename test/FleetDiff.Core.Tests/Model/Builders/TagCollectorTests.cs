using FleetDiff.Core.Model.Builders;

namespace FleetDiff.Core.Tests.Model.Builders;

public class TagCollectorTests
{
    private const int FattestTags = 50;
    private const int FatInstances = 5_000;

    [Fact]
    public void KeepsAllTagsOfAnOrdinaryInstance()
    {
        var tags = new TagCollector().Add(Fleets.Key(1), Small(FattestTags));

        Assert.Equal(FattestTags, tags.ToList().Count);
        Assert.Equal(0, tags.OmittedCount);
    }

    [Fact]
    public void LimitsTheTagsOfAnInstanceAndCountsTheRest()
    {
        var tags = new TagCollector().Add(Fleets.Key(1), Fattest());

        Assert.InRange(tags.Json.Length, 1, TagCollector.MaxBytes);
        Assert.Equal(FattestTags, tags.ToList().Count + tags.OmittedCount);
        Assert.All(tags.ToList(), tag => Assert.Equal(256, tag.Value.Length));
    }

    [Theory]
    [InlineData("fleetdiff:exempt")]
    [InlineData("named-in-exemptions.csv")]
    [InlineData("Name")]
    [InlineData("aws:autoscaling:groupName")]
    [InlineData("aws:elasticmapreduce:job-flow-id")]
    [InlineData("kubernetes.io/cluster/shop")]
    [InlineData("karpenter.sh/nodepool")]
    [InlineData("Team")]
    [InlineData("Cost-Center")]
    [InlineData("acme:owner")]
    public void KeepsImportantTagsBeforeLargeOnes(string key)
    {
        var collector = new TagCollector("fleetdiff:exempt", "named-in-exemptions.csv");

        var tags = collector.Add(Fleets.Key(1), [.. Fattest(), Tag(key, "value")]);

        Assert.Equal("value", tags[key]);
    }

    [Fact]
    public void KeepsTagsThatDecideAVerdictFirst()
    {
        var collector = new TagCollector("zzz");
        var others = Enumerable.Range(0, 40).Select(n => Tag($"aws:service:{n:D2}", new string('日', 256)));

        var tags = collector.Add(Fleets.Key(1), [.. others, Tag("zzz", new string('本', 256))]);

        Assert.NotNull(tags["zzz"]);
    }

    [Fact]
    public void KeepsTheSameTagsInAnyOrder() =>
        Assert.Equal(
            new TagCollector().Add(Fleets.Key(1), Fattest()).ToList(),
            new TagCollector().Add(Fleets.Key(1), [.. Fattest().Reverse()]).ToList());

    [Fact]
    public void LimitsAnAccountWithoutAffectingOthersOrItsExemptTag()
    {
        var (collector, fat) = (new TagCollector("fleetdiff:exempt"), Fattest()[..8]);
        var bytes = Enumerable.Range(1, FatInstances).Sum(n => (long)collector.Add(Fleets.Key(n), fat).Json.Length);

        var other = collector.Add(Fleets.Key(1, Fleets.OtherAccount), Small(20));
        var exempt = collector.Add(Fleets.Key(0), [.. fat, Tag("fleetdiff:exempt", "2027-03-31")]);

        Assert.InRange(bytes, 1, 17 * 1024 * 1024);
        Assert.Equal(0, other.OmittedCount);
        Assert.Equal("2027-03-31", exempt["fleetdiff:exempt"]);
        var warning = Assert.Single(collector.CreateWarnings());
        Assert.Contains($"{Fleets.Account} ({FatInstances + 1})", warning, StringComparison.Ordinal);
        Assert.DoesNotContain(Fleets.OtherAccount, warning, StringComparison.Ordinal);
    }

    private static KeyValuePair<string, string>[] Fattest() =>
    [
        .. Enumerable.Range(0, FattestTags).Select(n => Tag($"{n:D2}{new string('鍵', 126)}", new string('値', 256))),
    ];

    private static KeyValuePair<string, string>[] Small(int count) =>
        [.. Enumerable.Range(0, count).Select(n => Tag($"tag-{n}", $"value {n}"))];

    private static KeyValuePair<string, string> Tag(string key, string value) => new(key, value);
}
