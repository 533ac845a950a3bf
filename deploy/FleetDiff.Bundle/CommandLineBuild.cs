using System.IO.Compression;

namespace FleetDiff.Bundle;

/// <summary>Publishes the command line: executables that need no .NET, and a .NET tool package.</summary>
internal static class CommandLineBuild
{
    /// <summary>The project, relative to the root folder of the repository.</summary>
    public const string Project = "src/FleetDiff.Cli";

    /// <summary>The runtime identifiers of the executables.</summary>
    public static IReadOnlyList<string> Runtimes { get; } = ["linux-x64", "linux-arm64", "osx-arm64", "win-x64"];

    /// <summary>Returns the file name of an executable.</summary>
    public static string GetName(string runtime) => $"fleetdiff-{runtime}{GetExtension(runtime)}";

    /// <summary>Creates the .NET tool package of the restored project.</summary>
    public static Task CreatePackageAsync(Release release, string file) => BuildAsync(
        release, ["pack", Project, "--no-restore"],
        folder =>
        {
            // The SDK writes the present time into every entry.
            var content = Path.Combine(folder, "content");
            ZipFile.ExtractToDirectory(Path.Combine(folder, Path.GetFileName(file)), content);
            DeterministicZip.Create(content, file, release.Time);
        });

    /// <summary>
    /// Creates the executable for a runtime identifier. The SDK signs it ad hoc for macOS, and not for Windows.
    /// </summary>
    public static Task CreateExecutableAsync(Release release, string runtime, string file, IEnumerable<string> options) =>
        BuildAsync(release, ["publish", Project, "-r", runtime, .. options],
            folder => File.Move(Path.Combine(folder, $"fleetdiff{GetExtension(runtime)}"), file));

    private static async Task BuildAsync(Release release, string[] arguments, Action<string> take)
    {
        var folder = Directory.CreateTempSubdirectory("fleetdiff-bundle-").FullName;
        try
        {
            await Tool.RunAsync(release.Root, "dotnet", [.. arguments, "-c", "Release", "-o", folder, .. Tool.BuildOptions]);
            take(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string GetExtension(string runtime) =>
        runtime.StartsWith("win-", StringComparison.Ordinal) ? ".exe" : "";
}
