namespace FleetDiff.Lambda.Tests.Publishing;

/// <summary>A test of the published function. Native code is linked by a C compiler, for Linux on x64.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PublishedFactAttribute : FactAttribute
{
    public PublishedFactAttribute() => Skip = NativeToolchain.Lacks;
}

internal static class NativeToolchain
{
    /// <summary>What this machine lacks to publish the function, or null.</summary>
    public static string? Lacks { get; } =
        !OperatingSystem.IsLinux() || !Environment.Is64BitProcess ? "The function is published on Linux."
        : !IsOnThePath("clang") && !IsOnThePath("gcc") ? "There is neither clang nor gcc, which links native code."
        : null;

    private static bool IsOnThePath(string tool) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, tool)));
}
