using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FleetDiff.Cdk.Release;

namespace FleetDiff.Bundle;

/// <summary>Makes the files of a release in one folder, and prints which were made and which were not, with the reason.</summary>
/// <param name="release">The release.</param>
/// <param name="output">The folder; its earlier contents are deleted.</param>
internal sealed class BundleBuilder(Release release, string output)
{
    private const string Sums = "SHA256SUMS";

    private static readonly (string Project, string File)[] Bills =
    [
        ("src/FleetDiff.Lambda/FleetDiff.Lambda.csproj", "function.cdx.json"),
        ("src/FleetDiff.Cli/FleetDiff.Cli.csproj", "fleetdiff.cdx.json"),
        ("cdk/FleetDiff.Cdk.csproj", "deployment.cdx.json"),
    ];

    private static readonly string[] Copies =
        ["LICENSE", "THIRD-PARTY-NOTICES.md", "deploy/resource-explorer-indexes.yaml"];

    private int _missing;

    /// <summary>Makes every file; returns the number of files that could not be made.</summary>
    public async Task<int> BuildAsync()
    {
        if (Directory.Exists(output))
        {
            Directory.Delete(output, recursive: true);
        }

        Directory.CreateDirectory(output);
        await Tool.RunAsync(release.Root, "dotnet", "tool", "restore");
        foreach (var (project, file) in Bills)
        {
            await MakeAsync(file, async path =>
            {
                await Tool.RunAsync(release.Root, "dotnet", "restore", project);
                await BillOfMaterials.CreateAsync(release, project, path);
            });
        }

        await MakeAsync($"FleetDiff.{release.Version}.nupkg", path => CommandLineBuild.CreatePackageAsync(release, path));
        await PublishAsync();
        await MakeAsync("fleetdiff.template.json",
            path => File.WriteAllTextAsync(path, TemplateJson.Format(ReleaseTemplate.Create(release.Version))));
        await MakeAsync("RELEASE-NOTES.md", async path => await File.WriteAllTextAsync(
            path, release.FormatNotes(await File.ReadAllTextAsync(Path.Combine(release.Root, "CHANGELOG.md")))));
        foreach (var file in Copies)
        {
            await MakeAsync(Path.GetFileName(file), path =>
            {
                File.Copy(Path.Combine(release.Root, file), path);
                return Task.CompletedTask;
            });
        }

        await MakeAsync(Sums, path => File.WriteAllTextAsync(path, FormatSums()));
        return _missing;
    }

    // The publishes of prepared projects share no file that they write, so they run at the same time.
    private async Task PublishAsync()
    {
        var isPrepared = await TryPrepareAsync();
        string[] options = isPrepared ? ["--no-restore", "-p:BuildProjectReferences=false"] : [];
        var files = new List<(string Name, Func<string, Task> Make)>();
        foreach (var package in FunctionBuild.Packages)
        {
            files.Add(($"fleetdiff-function-{release.Version}-{package.Architecture}.zip",
                path => FunctionBuild.CreateAsync(release, package, path, options)));
        }

        foreach (var runtime in CommandLineBuild.Runtimes)
        {
            files.Add((CommandLineBuild.GetName(runtime),
                path => CommandLineBuild.CreateExecutableAsync(release, runtime, path, options)));
        }

        await Parallel.ForEachAsync(
            files,
            new ParallelOptions { MaxDegreeOfParallelism = isPrepared ? Environment.ProcessorCount : 1 },
            async (file, _) => await MakeAsync(file.Name, file.Make));
    }

    // Builds every assembly once, and restores the packages of all runtime identifiers together. NuGet sources that lack a
    // package of one runtime identifier fail the restore of all; then each publish restores for itself.
    private async Task<bool> TryPrepareAsync()
    {
        try
        {
            await Tool.RunAsync(
                release.Root, "dotnet", ["build", FunctionBuild.Project, "-c", "Release", "--no-restore", .. Tool.BuildOptions]);
            await RestoreAsync(FunctionBuild.Project, FunctionBuild.Packages.Select(package => package.RuntimeIdentifier));
            await RestoreAsync(CommandLineBuild.Project, CommandLineBuild.Runtimes);
            return true;
        }
        catch (BundleException)
        {
            return false;
        }
    }

    // The properties are those that the project files set for one runtime identifier.
    private Task<string> RestoreAsync(string project, IEnumerable<string> runtimes) => Tool.RunAsync(
        release.Root, "dotnet", "restore", project, $"-p:RuntimeIdentifiers=\"{string.Join(';', runtimes)}\"",
        "-p:SelfContained=true", "-p:PublishTrimmed=true", "-p:PublishSingleFile=true");

    private async Task MakeAsync(string name, Func<string, Task> make)
    {
        try
        {
            var path = Path.Combine(output, name);
            await make(path);
            await Console.Out.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture, $"made      {new FileInfo(path).Length,12:N0}  {name}"));
        }
        catch (BundleException e)
        {
            Interlocked.Increment(ref _missing);
            await Console.Out.WriteLineAsync($"not made                {name}: {e.Message}");
        }
    }

    // The format of sha256sum --check.
    private string FormatSums()
    {
        var text = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(output).Order(StringComparer.Ordinal))
        {
            using var content = File.OpenRead(file);
            text.Append(CultureInfo.InvariantCulture,
                $"{Convert.ToHexStringLower(SHA256.HashData(content))}  {Path.GetFileName(file)}\n");
        }

        return text.ToString();
    }
}
