using LocalAws;

namespace FleetDiff.Aws.Tests;

/// <summary>Longer than ten pages: 12,000 instances and no node, in 30 accounts and four Regions.</summary>
public sealed class ReadingALongInventory : IAsyncLifetime
{
    private const int Instances = 12_000;

    private static readonly string[] Regions = ["us-east-1", "eu-west-1", "us-east-1", "ap-northeast-3"];

    private Wire _wire = null!;

    public async Task InitializeAsync()
    {
        _wire = await Wire.StartAsync();
        for (var i = 0; i < Instances; i++)
        {
            // One account in three begins with a 7.
            var account = $"{(i % 3 == 0 ? 7 : i % 10)}{i % 30:d11}";
            _wire.Aws.ResourceExplorer.AddInstance(account, Regions[i % Regions.Length], Wire.Id(i + 1));
        }
    }

    public async Task DisposeAsync() => await _wire.DisposeAsync();

    [Fact]
    public async Task DividesItByAccountAndRegionAndFindsEveryInstance()
    {
        var inventory = await _wire.ReadAsync();

        Assert.Equal(Instances, inventory.Instances.Length);
        Assert.Empty(inventory.Warnings);
        Assert.Contains(Filters(), filter => filter == "resourcetype:ec2:instance accountid:7* region:us-east-1");
        Assert.Contains(Filters(), filter => filter == "resourcetype:ec2:instance accountid:4*");
    }

    [Fact]
    public async Task DoesNotDivideAShortListForTheLongOnesSake()
    {
        await _wire.ReadAsync();

        Assert.Equal("resourcetype:ssm:managed-instance", Assert.Single(Filters(), filter => filter.Contains("ssm")));
    }

    [Theory]
    [InlineData("accountid:4*", "accountid:nobody")]
    [InlineData("accountid:7* region:us-east-1", "accountid:7*")]
    [InlineData("-region:", "region:")]
    public async Task ReadsItInOneChainWhenTheServiceDividesItOtherwise(string words, string forWords)
    {
        _wire.Aws.Faults.On("ListResources", Fault.Misread(words, forWords));

        var inventory = await _wire.ReadAsync();

        Assert.Equal(Instances, inventory.Instances.Length);
        Assert.StartsWith("Resource Explorer did not divide the EC2 instances", Assert.Single(inventory.Warnings), StringComparison.Ordinal);
        Assert.Equal(13, Filters().Count(filter => filter == "resourcetype:ec2:instance"));
    }

    [Fact]
    public async Task ReadsItInOneChainWhenTheServiceRefusesTheFilters()
    {
        _wire.Aws.Faults.On("ListResources", Fault.Refusal(400, "ValidationException", "No such filter"),
            request => request.Body.Contains("accountid", StringComparison.Ordinal));

        var inventory = await _wire.ReadAsync();

        Assert.Equal((Instances, 1), (inventory.Instances.Length, inventory.Warnings.Count));
    }

    [Fact]
    public async Task FailsWhenAPartCannotBeReadToItsEnd()
    {
        _wire.Aws.Faults.On("ListResources", Fault.InternalError,
            request => request.Body.Contains("accountid:5*", StringComparison.Ordinal));

        var failure = await Assert.ThrowsAsync<Running.NightFailedException>(() => _wire.ReadAsync());

        Assert.StartsWith("Listing EC2 instances in", failure.Message, StringComparison.Ordinal);
    }

    // The filter of each call.
    private List<string> Filters() => [.. _wire.Aws.Requests.Where(request => request.Operation == "ListResources")
        .Select(request => System.Text.Json.JsonDocument.Parse(request.Body).RootElement
            .GetProperty("Filters").GetProperty("FilterString").GetString()!)];
}
