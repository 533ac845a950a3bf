using LocalAws.Demo;

namespace LocalAws.Tests.Demo;

public sealed class DemoOptionsTests
{
    [Fact]
    public async Task TheOrganizationHasTheGivenNumberOfUnmanagedInstances()
    {
        await using var aws = await LocalAwsServer.StartAsync();
        Organization.Build(aws, new Options(Instances: 100, Unmanaged: 7));
        var resources = aws.ResourceExplorer.Resources.Read(new([]), 0, int.MaxValue).Resources;
        var instances = Ids("ec2:instance");
        Assert.Equal((100, 7), (instances.Count, instances.Except(Ids("ssm:managed-instance")).Count()));

        HashSet<string> Ids(string type) =>
            [.. resources.Where(r => r.ResourceType == type).Select(r => r.Arn.Split('/')[1])];
    }

    [Fact]
    public void ParsesTheOptions() => Assert.Equal(
        new Options(Instances: 10, Unmanaged: 2, Port: 8080),
        Options.Parse(["--instances", "10", "--unmanaged", "2", "--port", "8080"]));

    [Theory]
    [InlineData("--verbose", "Unknown option --verbose.")]
    [InlineData("--port", "--port is ''; expected a whole number from 0 to 65535.")]
    [InlineData("--instances many", "--instances is 'many'; expected a whole number from 1 to 1000000.")]
    [InlineData("--instances 10", "--unmanaged 40 is more than --instances 10.")]
    public void RejectsAnInvalidOptionWithTheReason(string arguments, string reason) =>
        Assert.Equal(reason, Assert.Throws<FormatException>(() => Options.Parse(arguments.Split(' '))).Message);
}
