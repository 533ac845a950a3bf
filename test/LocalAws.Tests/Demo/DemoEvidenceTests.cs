using LocalAws.Demo;

namespace LocalAws.Tests.Demo;

public sealed class DemoEvidenceTests : IAsyncLifetime
{
    private LocalAwsServer? _aws;

    private LocalAwsServer Aws => _aws!;

    private HashSet<string> Unmanaged => [.. GetIds("ec2:instance").Except(GetIds("ssm:managed-instance"))];

    public async Task InitializeAsync()
    {
        _aws = await LocalAwsServer.StartAsync();
        Organization.Build(_aws, instances: 1000, unmanaged: 14);
    }

    public async Task DisposeAsync() => await Aws.DisposeAsync();

    [Fact]
    public void HasTheGivenNumbersOfInstances()
    {
        Assert.Equal((1000, 14), (GetIds("ec2:instance").Count(), Unmanaged.Count));
        Assert.Equal(1000, Aws.Config.Instances.All(_ => true).Count);
    }

    [Fact]
    public void StoppedInstancesAreUnmanagedAndMayPassSsm1()
    {
        var stopped = Aws.Config.Instances.All(item => item.State is "stopped").Select(item => item.Id).ToHashSet();
        Assert.Equal(4, stopped.Count);
        Assert.Subset(Unmanaged, stopped);
        Assert.All(stopped, id => Assert.False(Aws.SystemsManager.Nodes.Find(id)!.Managed));
        Assert.Equal(2, stopped.Count(id => GetStatus(id) is "PASSED"));
    }

    [Fact]
    public void AFewInstancesHaveContradictoryEvidence()
    {
        // Managed only in Systems Manager.
        Assert.Equal(2, Unmanaged.Count(
            id => Aws.SystemsManager.Nodes.Find(id)?.Managed is true && GetStatus(id) is "PASSED"));
        Assert.Equal(2, Unmanaged.Count(id => GetStatus(id) is null));
        var failed = Aws.SecurityHub.Findings.All(finding => finding.Status is "FAILED");
        Assert.Equal(2, failed.Count(finding => !Unmanaged.Contains(GetId(finding.ResourceId))));
    }

    [Fact]
    public void TheWelcomeNamesTheEvidence() => Assert.Contains(
        "\nexport FLEETDIFF_EVIDENCE=security-hub,systems-manager,config:org\n",
        Welcome.Text(Aws),
        StringComparison.Ordinal);

    private static string GetId(string arn) => arn.Split('/')[1];

    private IEnumerable<string> GetIds(string type) =>
        Aws.ResourceExplorer.Resources.All(resource => resource.ResourceType == type).Select(resource => GetId(resource.Arn));

    private string? GetStatus(string id) =>
        Aws.SecurityHub.Findings.All(finding => GetId(finding.ResourceId) == id).SingleOrDefault()?.Status;
}
