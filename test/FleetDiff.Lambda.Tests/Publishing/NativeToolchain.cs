namespace FleetDiff.Lambda.Tests.Publishing;

/// <summary>A test of the published function. A C compiler links native code, for Linux on x64.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PublishedFactAttribute : FactAttribute
{
    public PublishedFactAttribute() => Skip = NativeToolchain.Lacks;
}

internal static class NativeToolchain
{
    /// <summary>The reason why this machine cannot publish the function, or null.</summary>
    public static string? Lacks { get; } =
        !OperatingSystem.IsLinux() || !Environment.Is64BitProcess ? "The function is published on Linux."
        : !IsOnThePath("clang") && !IsOnThePath("gcc") ? "There is neither clang nor gcc, which links native code."
        : null;

    private static bool IsOnThePath(string tool) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, tool)));
}
