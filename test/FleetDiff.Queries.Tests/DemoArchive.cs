using FleetDiff.Cli;

namespace FleetDiff.Queries.Tests;

/// <summary>The archive of <c>fleetdiff demo</c>: five reports of the sample organization.</summary>
public sealed class DemoArchive : IAsyncLifetime
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("fleetdiff-demo-").FullName;

    private static readonly Dictionary<string, string?> NoVariables = [];

    public async Task InitializeAsync()
    {
        using var output = new StringWriter();
        var host = new Host { Out = new(output, null), Error = new(output, null), Environment = NoVariables };
        var exitCode = await FleetDiffCli.RunAsync(["demo", "--archive", Folder], host, CancellationToken.None);
        Assert.True(exitCode == 0, output.ToString());
    }

    public Task DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return Task.CompletedTask;
    }
}
