using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FleetDiff.Lambda.Tests.Publishing;

/// <summary>
/// The function's package, published as the README says, once for all tests of it. What the compiler makes on the way
/// is kept below obj, apart from the build that is running: a second time takes seconds.
/// </summary>
public sealed class PublishedFunction : IAsyncLifetime
{
    private static readonly string Artifacts = Path.Combine(TestProject(), "obj", "published");

    /// <summary>Where the package is.</summary>
    public string Folder { get; } = Path.Combine(Artifacts, "function");

    /// <summary>The command that starts it.</summary>
    public IReadOnlyList<string> Command => [Path.Combine(Folder, "bootstrap")];

    public async Task InitializeAsync()
    {
        if (NativeToolchain.Lacks is null)
        {
            await PublishAsync(Folder, "-r", RuntimeInformation.RuntimeIdentifier);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>Publishes the function into a folder, in place of what is there.</summary>
    public static async Task PublishAsync(string folder, params string[] options)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        var start = new ProcessStartInfo("dotnet",
        [
            "publish", Path.Combine(TestProject(), "../../src/FleetDiff.Lambda"), "-c", "Release", .. options,
            "-o", folder, "--artifacts-path", Artifacts, "--disable-build-servers",
            // They have run in the build that made this test.
            "-p:RunAnalyzers=false",
        ])
        {
            RedirectStandardOutput = true,
        };
        using var publish = Process.Start(start)!;
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        Assert.True(publish.ExitCode == 0, output);
    }

    private static string TestProject([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile) ?? "", ".."));
}

[CollectionDefinition(Name)]
public sealed class PublishedOnce : ICollectionFixture<PublishedFunction>
{
    public const string Name = "The published function";
}
