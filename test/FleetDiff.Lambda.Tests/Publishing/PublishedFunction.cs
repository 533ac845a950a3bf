using System.Reflection;

namespace FleetDiff.Lambda.Tests.Publishing;

/// <summary>
/// The published function, once for all tests: the native package in the folder FLEETDIFF_FUNCTION, or else the package for a
/// managed runtime from the build of the tests. Publishing a native package takes minutes.
/// </summary>
public sealed class PublishedFunction : IAsyncLifetime
{
    private static readonly string Folder = Path.Combine(Repository.Root, "test/FleetDiff.Lambda.Tests/obj/published/managed");

    /// <summary>The folder of the native package, or null.</summary>
    public static string? NativeFolder { get; } =
        Environment.GetEnvironmentVariable("FLEETDIFF_FUNCTION") is { Length: > 0 } folder ? folder : null;

    /// <summary>The native package, or the managed one.</summary>
    internal FunctionPackage Package => NativeFolder is null ? Managed : new(NativeFolder);

    /// <summary>The package for a managed runtime.</summary>
    internal FunctionPackage Managed { get; private set; } = new("");

    public async Task InitializeAsync() => Managed = await FunctionPackage.PublishAsync(
        Folder, FunctionPackage.Managed, "--no-build",
        "-c", typeof(PublishedFunction).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration);

    public Task DisposeAsync() => Task.CompletedTask;
}

[CollectionDefinition(Name)]
public sealed class PublishedOnce : ICollectionFixture<PublishedFunction>
{
    public const string Name = "The published function";
}
