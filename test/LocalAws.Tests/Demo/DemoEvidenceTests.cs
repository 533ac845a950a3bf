using LocalAws.Demo;

namespace LocalAws.Tests.Demo;

public sealed class DemoEvidenceTests : IAsyncLifetime
{
    private LocalAwsServer? _aws;

    private LocalAwsServer Aws => _aws!;

    private HashSet<string> Unmanaged
    {
        get
        {
            var resources = Aws.ResourceExplorer.Resources.Read(new([]), 0, int.MaxValue).Resources;
            var managed = resources.Where(r => r.ResourceType is "ssm:managed-instance").Select(r => GetId(r.Arn));
            return [.. resources.Where(r => r.ResourceType is "ec2:instance").Select(r => GetId(r.Arn)).Except(managed)];
        }
    }

    public async Task InitializeAsync()
    {
        _aws = await LocalAwsServer.StartAsync();
        Organization.Build(_aws, new Options(Instances: 1000, Unmanaged: 14));
    }

    public async Task DisposeAsync() => await Aws.DisposeAsync();

    [Fact]
    public void ConfigRecordsEveryInstance() => Assert.Equal(1000, Aws.Config.Instances.All(_ => true).Count);

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
    public void AFewAreManagedOnlyInSystemsManager() => Assert.Equal(
        2, Unmanaged.Count(id => Aws.SystemsManager.Nodes.Find(id)?.Managed is true && GetStatus(id) is "PASSED"));

    [Fact]
    public void AFewHaveNoFinding() => Assert.Equal(2, Unmanaged.Count(id => GetStatus(id) is null));

    [Fact]
    public void AFewManagedInstancesFailSsm1() => Assert.Equal(
        2, Aws.SecurityHub.Findings.All(f => f.Status is "FAILED").Count(f => !Unmanaged.Contains(GetId(f.ResourceId))));

    [Fact]
    public void TheWelcomeNamesTheEvidence() => Assert.Contains(
        "\nexport FLEETDIFF_EVIDENCE=security-hub,systems-manager,config:org\n",
        Welcome.Text(Aws, new Options()),
        StringComparison.Ordinal);

    private static string GetId(string arn) => arn.Split('/')[1];

    private string? GetStatus(string id) =>
        Aws.SecurityHub.Findings.All(finding => GetId(finding.ResourceId) == id).SingleOrDefault()?.Status;
}
