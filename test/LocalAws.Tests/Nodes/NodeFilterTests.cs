using LocalAws.Nodes;

namespace LocalAws.Tests.Nodes;

public sealed class NodeFilterTests : LocalAwsFixture
{
    private const string Region = """{"Key":"Region","Values":["eu-west-1"]}""";

    [Theory]
    [InlineData("ManagedStatus", "Equal", "Managed", "i-1 mi-3")]
    [InlineData("ManagedStatus", "Equal", "Unmanaged", "i-2")]
    [InlineData("ManagedStatus", "Equal", "All", "i-1 i-2 mi-3")]
    [InlineData("InstanceStatus", "Equal", "Active", "i-1 mi-3")]
    [InlineData("InstanceStatus", "NotEqual", "Active", "i-2")]
    [InlineData("ResourceType", "Equal", "ManagedInstance", "mi-3")]
    [InlineData("Region", "BeginWith", "eu-", "i-1 i-2")]
    [InlineData("AccountId", "Equal", "2,3", "i-2 mi-3")]
    [InlineData("InstanceId", "Equal", "i-1", "i-1")]
    [InlineData("PlatformType", "Equal", "Windows", "i-1")]
    [InlineData("PlatformName", "BeginWith", "Microsoft", "i-1")]
    [InlineData("PlatformVersion", "Equal", "10.0", "i-1")]
    [InlineData("AgentVersion", "BeginWith", "3.", "i-1")]
    [InlineData("OrganizationalUnitId", "Equal", "ou-abcd-12345678", "i-1")]
    [InlineData("OrganizationalUnitPath", "BeginWith", "o-1/", "i-1")]
    public async Task NodesAreFilteredByAnAttribute(string key, string type, string values, string ids)
    {
        AddThree();
        var quoted = string.Join(',', values.Split(',').Select(Quoted));
        Assert.Equal(ids, await IdsAsync($$"""{"Key":"{{key}}","Values":[{{quoted}}],"Type":"{{type}}"}"""));
    }

    [Fact]
    public async Task EveryFilterMustMatch()
    {
        AddThree();
        Assert.Equal("i-2", await IdsAsync($$"""{{Region}},{"Key":"ManagedStatus","Values":["Unmanaged"]}"""));
    }

    [Theory]
    [InlineData("")]
    [InlineData("""{"Key":"Region","Values":[]}""")]
    [InlineData("""{"Key":"Region"}""")]
    [InlineData("""{"Key":"Region","Values":["1","2","3","4","5","6"]}""")]
    [InlineData("""{"Key":"State","Values":["running"]}""")]
    [InlineData("""{"Key":"Region","Values":["eu-west-1"],"Type":"Contains"}""")]
    [InlineData($"{Region},{Region},{Region},{Region},{Region},{Region}")]
    public async Task FiltersOutsideTheLimitsAreInvalid(string filters)
    {
        var refusal = await ListAsync(filters);
        Assert.Equal((400, "ValidationException"), (refusal.Status, refusal.Type));
    }

    [Fact]
    public async Task FiveFiltersOfFiveValuesAreWithinTheLimits()
    {
        const string five = """{"Key":"Region","Values":["1","2","3","4","5"]}""";
        Assert.Equal(200, (await ListAsync($"{five},{five},{five},{five},{five}")).Status);
    }

    [Theory]
    [InlineData("Region")]
    [InlineData("AccountId")]
    [InlineData("OrganizationalUnitId")]
    public async Task FiltersOfTheOrganizationRequireASync(string key) =>
        Assert.Equal("InvalidFilter", (await ListAsync($$"""{"Key":"{{key}}","Values":["1"]}""", sync: "null")).Type);

    [Fact]
    public async Task AnUnknownManagedStatusIsInvalid() => Assert.Equal(
        "InvalidFilter", (await ListAsync("""{"Key":"ManagedStatus","Values":["Stopped"]}""")).Type);

    private void AddThree() => Aws.SystemsManager
        .AddNode(new Node("1", "eu-west-1", "i-1")
        {
            PlatformType = "Windows",
            PlatformName = "Microsoft Windows Server 2022",
            PlatformVersion = "10.0",
            AgentVersion = "3.3.1.0",
            OrganizationalUnitId = "ou-abcd-12345678",
            OrganizationalUnitPath = "o-1/r-1/ou-abcd-12345678",
        })
        .AddNode(new Node("2", "eu-west-1", "i-2") { Managed = false })
        .AddNode(new Node("3", "us-east-1", "mi-3"));

    private async Task<string> IdsAsync(string filters) => string.Join(
        ' ', (await ListAsync(filters)).Json["Nodes"]!.AsArray().Select(node => (string)node!["Id"]!));

    private Task<Reply> ListAsync(string filters, string sync = "\"AWS-QuickSetup-ManagedNode\"") =>
        CallAsync("ssm", "AmazonSSM.ListNodes", $$"""{"SyncName":{{sync}},"Filters":[{{filters}}]}""");
}
