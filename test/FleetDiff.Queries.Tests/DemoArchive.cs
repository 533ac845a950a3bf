using FleetDiff.Cli;

namespace FleetDiff.Queries.Tests;

/// <summary>The archive that <c>fleetdiff demo</c> makes: three nights over the sample organization.</summary>
public sealed class DemoArchive : IAsyncLifetime
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("fleetdiff-demo-").FullName;

    private static readonly Dictionary<string, string?> NoVariables = [];

    public async Task InitializeAsync()
    {
        using var said = new StringWriter();
        var host = new Host { Out = new(said, null), Error = new(said, null), Environment = NoVariables };
        var exitCode = await FleetDiffCli.RunAsync(["demo", "--archive", Folder], host, CancellationToken.None);
        Assert.True(exitCode == 0, said.ToString());
    }

    public Task DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return Task.CompletedTask;
    }
}
