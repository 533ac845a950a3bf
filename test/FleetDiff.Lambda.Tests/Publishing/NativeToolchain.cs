namespace FleetDiff.Lambda.Tests.Publishing;

/// <summary>A test of the published function. A C compiler links native code, for Linux on x64.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PublishedFactAttribute : FactAttribute
{
    public PublishedFactAttribute() => Skip = NativeToolchain.Lacks;
}

internal static class NativeToolchain
{
    /// <summary>The folder of a native package that is already published, or null.</summary>
    public static string? Package { get; } =
        Environment.GetEnvironmentVariable("FLEETDIFF_FUNCTION") is { Length: > 0 } folder ? folder : null;

    /// <summary>The reason why this machine cannot publish the function, or null.</summary>
    public static string? Lacks { get; } =
        Package is not null ? null :
        !OperatingSystem.IsLinux() || !Environment.Is64BitProcess ? "The function is published on Linux."
        : !IsOnThePath("clang") && !IsOnThePath("gcc") ? "There is neither clang nor gcc, which links native code."
        : null;

    private static bool IsOnThePath(string tool) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, tool)));
}
