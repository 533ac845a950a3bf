using FleetDiff.Aws.Clients;
using FleetDiff.Aws.Evidence;
using LocalAws;
using LocalAws.Recording;

namespace FleetDiff.Aws.Tests.Evidence;

/// <summary>What ConfigSource reads and counts to tell causes.</summary>
public sealed class ConfigFactsTests : WireTests
{
    private const string Image = "ami-0123456789abcdef0";
    private const string Profile = "arn:aws:iam::444455556666:instance-profile/app/web";

    private static readonly InstanceSetup Setup = new()
    {
        ImageId = Image,
        SubnetId = "subnet-0123456789abcdef0",
        VpcId = "vpc-01234567",
        InstanceProfileArn = Profile,
        HttpEndpoint = "enabled",
        HttpTokens = "required",
    };

    [Fact]
    public async Task ReadsWhatAnInstanceWasLaunchedWith()
    {
        Add(1, 1, Setup);
        Add(2, 1, new() { HttpEndpoint = "disabled", HttpTokens = "optional" });

        var said = await AskAsync(2, 2);

        var facts = said.Instances[TestInventories.Key(1)];

        Assert.Equal((Image, "subnet-0123456789abcdef0", "vpc-01234567"), (facts.Image, facts.Subnet, facts.Vpc));
        Assert.Equal((Profile, true, true, true),
            (facts.InstanceProfile, facts.HasInstanceProfile, facts.HasMetadataService, facts.RequiresImdsV2));
        var missing = said.Instances[TestInventories.Key(2)];
        Assert.Equal((false, false, false), (missing.HasInstanceProfile, missing.HasMetadataService, missing.RequiresImdsV2));
    }

    [Theory]
    [InlineData("ami-1' OR '1' = '1", "arn:aws:iam::444455556666:instance-profile/a' OR 'b")]
    [InlineData("ami-0123456789abcdef0\n", "arn:aws:iam::444455556666:instance-profile/a\n")]
    [InlineData("ami-0123456789ABCDEF0", "arn:aws:iam::999999999999:instance-profile/of-another-account")]
    [InlineData("subnet-0123456789abcdef0", "arn:aws:iam::444455556666:role/web")]
    [InlineData("", "")]
    public async Task AnInvalidIdIsNotKnownAndNotInAQuery(string image, string profile)
    {
        Add(2, 6, new() { ImageId = image, InstanceProfileArn = profile });

        var said = await AskAsync(7, 6);

        var facts = said.Instances[TestInventories.Key(2)];
        Assert.Equal((null, null, true), (facts.Image, facts.InstanceProfile, facts.HasInstanceProfile));
        Assert.Single(Expressions());
    }

    [Fact]
    public async Task CountsTheRunningInstancesOfWhatUnmanagedInstancesShare()
    {
        Add(1, 20, Setup);

        var said = await AskAsync(20, 8);

        Assert.Equal(
            new Dictionary<string, int>
            {
                [Image] = 20,
                ["subnet-0123456789abcdef0"] = 20,
                ["vpc-01234567"] = 20,
                [Profile] = 20,
            },
            said.Running!.ByResource);
        Assert.Equal(5, Expressions().Count);
        Assert.All(Expressions(), expression => Assert.InRange(expression.Length, 1, 4096));
    }

    [Fact]
    public async Task CountsTheRunningInstancesWithoutAProfile()
    {
        Add(1, 3, Setup);
        Add(4, 8, new() { HttpTokens = "optional" });
        Add(12, 4, new() { HttpTokens = "required" });

        var running = (await AskAsync(15, 12)).Running!;

        var here = new AccountRegion(WireFixture.Account, "eu-west-1");
        Assert.Equal((12, 8), (running.WithoutProfile[here], running.WithoutProfileAndImdsV2[here]));
    }

    [Fact]
    public async Task CountsAnImageWithFewManagedInstancesByAccount()
    {
        Add(1, 31, Setup);
        Aws.Config.AddInstance("222222222222", "eu-west-1", WireFixture.Id(90), setup: new() { ImageId = Image });

        var running = (await AskAsync(31, 30)).Running!;

        Assert.Equal(
            new Dictionary<(AccountRegion, string), int>
            {
                [(new(WireFixture.Account, "eu-west-1"), Image)] = 31,
                [(new("222222222222", "eu-west-1"), Image)] = 1,
                [(new(WireFixture.Account, "eu-west-1"), Profile)] = 31,
            },
            running.ByLocation);
    }

    [Theory]
    [InlineData(4, Profile)]
    [InlineData(20, null)]
    public async Task CountsNothingThatFewInstancesShareOrWhereNoInstanceIsManaged(int unmanaged, string? profile)
    {
        Add(1, 20, Setup with { InstanceProfileArn = profile });

        Assert.Empty((await AskAsync(20, unmanaged)).Running!.ByResource);
        Assert.Single(Expressions());
    }

    [Fact]
    public async Task ManyImagesFitIntoFewQueriesAndPages()
    {
        const int Images = 700;
        for (var image = 0; image < Images; image++)
        {
            Add(2 + (image * 5), 5, new() { ImageId = $"ami-{image:x17}", InstanceProfileArn = Profile });
        }

        Aws.Faults.On("SelectAggregateResourceConfig", occurrence: 36, Fault.ShortPage(60));

        var said = await AskAsync((Images * 5) + 1, Images * 5);

        Assert.Equal(Images + 1, said.Running!.ByResource.Count);
        Assert.All(said.Running.ByResource.Where(each => each.Key != Profile), each => Assert.Equal(5, each.Value));
        // 35 for the facts, 5 for the images and one more page, 1 for the profile.
        Assert.Equal(42, Wire.Calls("SelectAggregateResourceConfig"));
    }

    [Fact]
    public async Task RefusedAggregatesLeaveTheSourceCompleteAndAreReported()
    {
        Add(1, 20, Setup);
        Aws.Config.RefusesAggregates = true;

        var said = await AskAsync(20, 8);

        Assert.Equal(SourceStatus.Complete, said.Result.Status);
        Assert.Equal(8, said.Instances.Count);
        Assert.Null(said.Running);
        Assert.StartsWith(
            "The causes image, network, instance profile, no instance profile and IMDS version are left out. Selecting running "
                + "instances from AWS Config's aggregator organization, after 0 pages, failed: InvalidExpressionException (HTTP 400): "
                + "Aggregations are not supported.",
            Assert.Single(said.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"configuration":{"imageId":"ami-1"},"COUNT(*)":41}""", "ami-1", 41)]
    [InlineData("""{"configuration":{"imageId":"ami-1"},"count(*)":"41"}""", "ami-1", 41)]
    [InlineData("""{"configuration.imageId":"ami-1","count":41}""", "ami-1", 41)]
    [InlineData("""{"imageId":7,"configuration":{"imageId":"ami-1"},"Count":41}""", "ami-1", 41)]
    [InlineData("""{"configuration":{"imageId":"ami-1"},"_1":41}""", "ami-1", 41)]
    [InlineData("""{"COUNT(*)":41}""", null, 41)]
    [InlineData("""{"configuration":null,"COUNT(*)":41}""", null, 41)]
    public void ReadsTheCountByAnyName(string row, string? value, int count) =>
        Assert.Equal((value, count), CountRow.Parse(row, "configuration.imageId"));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("41")]
    [InlineData("{}")]
    [InlineData("""{"a":1,"b":2}""")]
    [InlineData("""{"COUNT(*)":-1}""")]
    [InlineData("""{"COUNT(*)":1e30}""")]
    [InlineData("""{"COUNT(*)":4.5}""")]
    [InlineData("""{"configuration":{"imageId":"\uD800"},"COUNT(*)":1}""")]
    public void ARowWithoutACountIsAnUnexpectedResponse(string row) =>
        Assert.Throws<UnexpectedResponseException>(() => CountRow.Parse(row, "configuration.imageId"));

    private void Add(int first, int count, InstanceSetup setup)
    {
        for (var i = first; i < first + count; i++)
        {
            Aws.Config.AddInstance(WireFixture.Account, "eu-west-1", WireFixture.Id(i), setup: setup);
        }
    }

    private List<string> Expressions() => [.. Wire.Bodies.Select(body => body.GetProperty("Expression").GetString()!)];

    private Task<SourceEvidence> AskAsync(int instances, int unmanaged) =>
        Wire.ConfigAggregator().ReadAsync(TestInventories.Fleet(instances, unmanaged));
}
