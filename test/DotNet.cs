using System.Diagnostics;
using System.Reflection;

namespace FleetDiff.Testing;

/// <summary>The command <c>dotnet</c>.</summary>
internal static class DotNet
{
    /// <summary>Publishes a project with the flavour of Amazon's packages of this build.</summary>
    /// <param name="project">The folder of the project in the repository.</param>
    /// <param name="folder">The folder for the files. An existing folder is replaced.</param>
    /// <param name="options">More options.</param>
    /// <exception cref="InvalidOperationException">The publish failed; the message is its output.</exception>
    public static async Task PublishAsync(string project, string folder, params string[] options)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        var flavour = typeof(DotNet).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(each => each.Key == "AwsPackages").Value;
        // A build server would inherit the output and keep it open.
        string[] command =
        [
            "publish", Path.Combine(Repository.Root, project), "-o", folder, "--disable-build-servers",
            $"-p:AwsPackages={flavour}", .. options,
        ];
        using var publish = Process.Start(new ProcessStartInfo("dotnet", command) { RedirectStandardOutput = true })!;
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        if (publish.ExitCode != 0)
        {
            throw new InvalidOperationException(output);
        }
    }
}
