using System.Diagnostics;
using System.IO.Compression;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace FleetDiff.Lambda.Tests.Publishing;

/// <summary>A published function.</summary>
/// <param name="Folder">Where it is.</param>
internal sealed record FunctionPackage(string Folder)
{
    /// <summary>The option of the managed runtime's package.</summary>
    public const string Managed = "-p:LambdaRuntime=dotnet10";

    /// <summary>The files' names.</summary>
    public IEnumerable<string> Files => Directory.GetFiles(Folder).Select(file => Path.GetFileName(file));

    /// <summary>The command that starts it.</summary>
    public IReadOnlyList<string> Command => Files.Contains("bootstrap.dll")
        ? ["dotnet", Path.Combine(Folder, "bootstrap.dll")]
        : [Path.Combine(Folder, "bootstrap")];

    /// <summary>
    /// Publishes the function. What the compiler makes on the way is kept beside the package, apart from a build that
    /// is running: a second time takes seconds.
    /// </summary>
    /// <param name="artifacts">The folder for all that.</param>
    /// <param name="name">The package's folder in it; what was there is removed.</param>
    /// <param name="options">Options of <c>dotnet publish</c>.</param>
    /// <exception cref="InvalidOperationException">It cannot be published; the message says why.</exception>
    public static async Task<FunctionPackage> PublishAsync(string artifacts, string name, params string[] options)
    {
        var folder = Path.Combine(artifacts, name);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        var start = new ProcessStartInfo("dotnet",
        [
            "publish", Project(), "-c", "Release", .. options,
            "-o", folder, "--artifacts-path", artifacts, "--disable-build-servers",
            $"-p:AwsPackages={AwsPackages()}",
            // They have run in the build that made this program.
            "-p:RunAnalyzers=false",
        ])
        {
            RedirectStandardOutput = true,
        };
        using var publish = Process.Start(start)!;
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? new(folder) : throw new InvalidOperationException(output);
    }

    /// <summary>How large the files are together.</summary>
    public long Bytes() => Directory.GetFiles(Folder).Sum(file => new FileInfo(file).Length);

    /// <summary>How large they are in a zip file, as they are deployed.</summary>
    public long ZippedBytes()
    {
        using var zip = new MemoryStream();
        ZipFile.CreateFromDirectory(Folder, zip);
        return zip.Length;
    }

    // What was built with one flavour of Amazon's packages publishes it with the same.
    private static string? AwsPackages() => typeof(FunctionPackage).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(each => each.Key == "AwsPackages").Value;

    private static string Project([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile) ?? "", "../../../src/FleetDiff.Lambda"));
}
