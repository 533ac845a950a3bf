using System.Diagnostics;
using System.IO.Compression;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace FleetDiff.Lambda.Tests.Publishing;

/// <summary>A published function.</summary>
/// <param name="Folder">The folder of the package.</param>
internal sealed record FunctionPackage(string Folder)
{
    /// <summary>The publish option for the managed runtime.</summary>
    public const string Managed = "-p:LambdaRuntime=dotnet10";

    /// <summary>The names of the files.</summary>
    public IEnumerable<string> Files => Directory.GetFiles(Folder).Select(file => Path.GetFileName(file));

    /// <summary>The command that starts the function.</summary>
    public IReadOnlyList<string> Command => Files.Contains("bootstrap.dll")
        ? ["dotnet", Path.Combine(Folder, "bootstrap.dll")]
        : [Path.Combine(Folder, "bootstrap")];

    /// <summary>Publishes the function.</summary>
    /// <param name="folder">The folder for the package. An existing folder is replaced.</param>
    /// <param name="options">Options of <c>dotnet publish</c>.</param>
    /// <exception cref="InvalidOperationException">The publish failed; the message is its output.</exception>
    public static async Task<FunctionPackage> PublishAsync(string folder, params string[] options)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        // A build server would inherit the output and keep it open.
        string[] command =
            ["publish", Project(), "-o", folder, "--disable-build-servers", $"-p:AwsPackages={AwsPackages()}", .. options];
        using var publish = Process.Start(new ProcessStartInfo("dotnet", command) { RedirectStandardOutput = true })!;
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? new(folder) : throw new InvalidOperationException(output);
    }

    /// <summary>Returns the total size of the files in bytes.</summary>
    public long Bytes() => Directory.GetFiles(Folder).Sum(file => new FileInfo(file).Length);

    /// <summary>Returns the size in bytes of a zip file with the files, as it is deployed.</summary>
    public long ZippedBytes()
    {
        using var zip = new MemoryStream();
        ZipFile.CreateFromDirectory(Folder, zip);
        return zip.Length;
    }

    // A build with one flavour of the Amazon packages publishes with the same flavour.
    private static string? AwsPackages() => typeof(FunctionPackage).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(each => each.Key == "AwsPackages").Value;

    private static string Project([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile) ?? "", "../../../src/FleetDiff.Lambda"));
}
