using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FleetDiff.Lambda.Tests.Publishing;

/// <summary>
/// The packages of the function, once for all tests: the native one, published as docs/deploy.md describes, and the managed one
/// from the build of the tests. FLEETDIFF_FUNCTION is the folder of a published native package to test instead.
/// </summary>
public sealed class PublishedFunction : IAsyncLifetime
{
    private static readonly string Artifacts = Path.Combine(TestProject(), "obj", "published");

    /// <summary>The native package.</summary>
    internal FunctionPackage Native { get; private set; } = new("");

    /// <summary>The package for a managed runtime.</summary>
    internal FunctionPackage Managed { get; private set; } = new("");

    public async Task InitializeAsync()
    {
        Managed = await FunctionPackage.PublishBuildAsync(Path.Combine(Artifacts, "managed"));
        Native = NativeToolchain.Package is { } folder ? new(folder)
            : NativeToolchain.Lacks is null
                ? await FunctionPackage.PublishAsync(Artifacts, "native", "-r", RuntimeInformation.RuntimeIdentifier)
                : Native;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private static string TestProject([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile) ?? "", ".."));
}

[CollectionDefinition(Name)]
public sealed class PublishedOnce : ICollectionFixture<PublishedFunction>
{
    public const string Name = "The published function";
}
