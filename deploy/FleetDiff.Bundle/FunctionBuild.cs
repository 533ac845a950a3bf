using System.Runtime.InteropServices;
using FleetDiff.Cdk.Compute;

namespace FleetDiff.Bundle;

/// <summary>Publishes the function as a native executable, and packages it for Lambda.</summary>
internal static class FunctionBuild
{
    /// <summary>The project, relative to the root folder of the repository.</summary>
    public const string Project = "src/FleetDiff.Lambda";

    /// <summary>The packages of a release.</summary>
    public static IReadOnlyList<FunctionPackage> Packages { get; } = [new(FunctionPackage.X64), new(FunctionPackage.Arm64)];

    /// <summary>Creates the zip file of a package.</summary>
    /// <exception cref="BundleException">The machine cannot make a function of this architecture.</exception>
    public static async Task CreateAsync(Release release, FunctionPackage package, string file, IEnumerable<string> options)
    {
        var folder = Path.Combine(release.Root, package.Folder);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        var command = package.Command.Split(' ');
        await Tool.RunAsync(release.Root, command[0],
            [.. command[1..], .. options, .. Tool.BuildOptions, .. GetCrossCompilation(package.Architecture)]);
        if (package.FindProblem(release.Root) is { } problem)
        {
            throw new BundleException(problem);
        }

        DeterministicZip.Create(folder, file, release.Time, package.EntryPoint);
    }

    // The native compiler needs a linker and a C library for the other architecture.
    private static string[] GetCrossCompilation(string architecture)
    {
        var isArm = architecture == FunctionPackage.Arm64;
        if (RuntimeInformation.OSArchitecture == (isArm ? Architecture.Arm64 : Architecture.X64))
        {
            return [];
        }

        var target = isArm ? "aarch64" : "x86_64";
        var copy = $"{target}-linux-gnu-objcopy";
        return Tool.IsInstalled(copy) && Tool.IsInstalled("clang")
            ? ["-p:CppCompilerAndLinker=clang", $"-p:ObjCopyName={copy}"]
            : throw new BundleException($"This machine has no cross compiler for {architecture}. Build on a machine of "
                + $"that architecture, or install it (Debian: clang, gcc-{target.Replace('_', '-')}-linux-gnu, "
                + $"libc6-dev-{(isArm ? "arm64" : "amd64")}-cross).");
    }
}
