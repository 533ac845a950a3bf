namespace FleetDiff.Aws.Tests.Evidence;

/// <summary>An EC2 instance whose agent is registered by hybrid activation: unmanaged, and also a hybrid node.</summary>
public sealed class HybridRegistrationTests : WireTests
{
    private const string Region = "eu-west-1";
    private const string NodeId = "mi-0c17d31c2af36e0e6";
    private const string OtherNodeId = "mi-0c17d31c2af36e0e7";
    private const string Address = "10.0.0.3";
    private const string DnsName = "ip-10-0-0-3.eu-west-1.compute.internal";
    private const string OtherAccount = "222233334444";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Wire.AddFleet(4, unmanaged: 2);
    }

    [Theory]
    [InlineData(Address, null, "address")]
    [InlineData("10.9.9.9", DnsName, "DNS name")]
    [InlineData(null, "IP-10-0-0-3.EU-WEST-1.COMPUTE.INTERNAL.", "DNS name")]
    [InlineData(null, "ip-10-0-0-3", "DNS name")]
    [InlineData(Address, DnsName, "address and DNS name")]
    public async Task TheInstanceIsUnmanagedAndNamesTheNode(string? address, string? name, string what)
    {
        AddInstance(3);
        AddNode(NodeId, address, name);

        var row = Row(await RunAsync(), 3);

        Assert.Equal(NodeId, row.LikelyNode);
        Assert.EndsWith($" It is likely the hybrid node {NodeId}, which has the same private {what}: its SSM Agent was "
            + "probably registered by hybrid activation.", row.Because, StringComparison.Ordinal);
        Assert.Equal(CauseCode.HybridNode, row.Cause?.Code);
        Assert.Contains($"hybrid node {NodeId}", Wire.ReportText("unmanaged.csv"), StringComparison.Ordinal);
        Assert.Contains(NodeId, Wire.ReportText("report.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task IgnoresANodeThatMatchesTwoInstances()
    {
        AddInstance(3);
        AddInstance(4, dnsName: "ip-10-0-0-3.other.internal");
        AddNode(NodeId, Address);

        Assert.All((await RunAsync()).Unmanaged, row => Assert.Null(row.LikelyNode));
    }

    [Fact]
    public async Task IgnoresAnInstanceThatMatchesTwoNodes()
    {
        AddInstance(3);
        AddNode(NodeId, Address);
        AddNode(OtherNodeId, null, DnsName);

        Assert.Null(Row(await RunAsync(), 3).LikelyNode);
    }

    [Theory]
    [InlineData(Address, DnsName, OtherAccount, Region)]
    [InlineData(Address, DnsName, WireFixture.Account, "eu-west-2")]
    [InlineData("", "", WireFixture.Account, Region)]
    [InlineData("not an address", ".", WireFixture.Account, Region)]
    [InlineData("10.0.0.33", "ip-10-0-0-33.eu-west-1.compute.internal", WireFixture.Account, Region)]
    public async Task IgnoresANodeThatDoesNotMatch(string address, string name, string account, string region)
    {
        AddInstance(3);
        AddNode(NodeId, address, name, account, region);

        Assert.Null(Row(await RunAsync(), 3).LikelyNode);
    }

    [Fact]
    public async Task DoesNotListHybridNodesWhenThereAreNone()
    {
        AddInstance(3);

        await RunAsync();

        Assert.False(IsAsked("ListNodes", "ManagedInstance"));
        Assert.False(IsAsked("SelectAggregateResourceConfig", "privateIpAddress"));
    }

    [Fact]
    public async Task DoesNotListHybridNodesWithoutConfig()
    {
        AddInstance(3);
        AddNode(NodeId, Address);

        await Wire.RunAsync(Wire.SystemsManager());

        Assert.False(IsAsked("ListNodes", "ManagedInstance"));
    }

    private void AddInstance(int number, string dnsName = DnsName) => Aws.Config.Add(
        new(WireFixture.Account, Region, WireFixture.Id(number)) { PrivateIpAddress = Address, PrivateDnsName = dnsName });

    private void AddNode(
        string id, string? address, string? name = null, string account = WireFixture.Account, string region = Region)
    {
        Aws.ResourceExplorer.AddNode(account, region, id, WireFixture.Reported);
        Aws.SystemsManager.AddNode(new(account, region, id) { IpAddress = address, ComputerName = name });
    }

    private bool IsAsked(string operation, string text) => Aws.Requests.Any(request =>
        request.Operation == operation && request.Body.Contains(text, StringComparison.Ordinal));

    private static ReportedInstance Row(Report report, int number) =>
        Assert.Single(report.Unmanaged, row => row.Instance == WireFixture.Id(number));

    private async Task<Report> RunAsync() =>
        (await Wire.RunAsync(Wire.SystemsManager(withHybridNodes: true), Wire.ConfigAggregator())).Report;
}
