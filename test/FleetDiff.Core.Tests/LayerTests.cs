using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace FleetDiff.Core.Tests;

/// <summary>The layers of docs/architecture.md: which project and which folder may use which.</summary>
public sealed partial class LayerTests
{
    private const int MaxFilesInAFolder = 20;

    [Fact]
    public void CoreReferencesOnlyTheRuntime()
    {
        var references = typeof(InstanceKey).Assembly.GetReferencedAssemblies();

        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("src/FleetDiff.Core", "")]
    [InlineData("src/FleetDiff.Reporting", "FleetDiff.Core")]
    [InlineData("src/FleetDiff.Aws", "FleetDiff.Reporting")]
    [InlineData("src/FleetDiff.Cli", "FleetDiff.Aws")]
    [InlineData("src/FleetDiff.Lambda", "FleetDiff.Aws")]
    [InlineData("cdk", "FleetDiff.Core")]
    public void AProjectReferencesOnlyTheLayerBelow(string project, string reference) => Assert.Equal(
        reference,
        string.Join(", ", Included(project, "ProjectReference").Select(Path.GetFileNameWithoutExtension)
            .Where(name => name!.StartsWith("FleetDiff.", StringComparison.Ordinal))));

    [Theory]
    [InlineData("src/FleetDiff.Core")]
    [InlineData("src/FleetDiff.Reporting")]
    public void TheRulesAndTheFormatsNeedNoPackage(string project) => Assert.Empty(Included(project, "PackageReference"));

    [Theory]
    [InlineData("src/FleetDiff.Core/Model", "FleetDiff.Core.Analysis", "FleetDiff.Core.Pipeline")]
    [InlineData("src/FleetDiff.Core/Analysis", "FleetDiff.Core.Pipeline")]
    [InlineData("src/FleetDiff.Aws/Alerts", "FleetDiff.Aws.Diagnostics")]
    [InlineData("src/FleetDiff.Aws/Clients", "FleetDiff.Aws.Diagnostics")]
    [InlineData("src/FleetDiff.Aws/Credentials", "FleetDiff.Aws.Diagnostics")]
    [InlineData("src/FleetDiff.Aws/Evidence", "FleetDiff.Aws.Diagnostics")]
    [InlineData("src/FleetDiff.Aws/Inventory", "FleetDiff.Aws.Diagnostics")]
    [InlineData("src/FleetDiff.Aws/Checks", "FleetDiff.Aws.Diagnostics")]
    [InlineData("src/FleetDiff.Aws/Storage", "FleetDiff.Aws.Diagnostics")]
    [InlineData("src/FleetDiff.Cli/Rendering", "FleetDiff.Cli.Commands", "FleetDiff.Cli.Demo")]
    [InlineData("src/FleetDiff.Cli/History", "FleetDiff.Cli.Commands", "FleetDiff.Cli.Demo")]
    public void AFolderDoesNotUseTheOnesAboveIt(string folder, params string[] above) => Assert.DoesNotContain(
        SourceFiles(folder).SelectMany(Namespaces),
        used => above.Any(name => used.Name == name || used.Name.StartsWith(name + ".", StringComparison.Ordinal)));

    [Fact]
    public void OnlyTheHostsUseTheComposition() => Assert.DoesNotContain(
        SourceFiles("src/FleetDiff.Aws"), file => Composition().IsMatch(File.ReadAllText(file)));

    [Fact]
    public void AFolderHasFewEnoughFilesToBeReadAtAGlance() => Assert.Empty(
        from file in SourceFiles("src").Concat(SourceFiles("cdk"))
        group file by Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(file)!) into folder
        where folder.Count() > MaxFilesInAFolder
        select $"{folder.Key}: {folder.Count()}");

    private static IEnumerable<string> Included(string project, string kind) =>
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, project), "*.csproj")
        from item in XDocument.Load(file).Descendants(kind)
        select item.Attribute("Include")!.Value;

    private static List<string> SourceFiles(string folder)
    {
        var files = Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !Ignored().IsMatch(Path.GetRelativePath(Repository.Root, file))).ToList();
        Assert.NotEmpty(files);
        return files;
    }

    private static IEnumerable<(string File, string Name)> Namespaces(string file) =>
        Using().Matches(File.ReadAllText(file)).Select(used => (Path.GetRelativePath(Repository.Root, file), used.Groups["name"].Value));

    [GeneratedRegex(@"^\s*(global )?using (static |\w+ = )?(?<name>FleetDiff\.[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex(@"\bComposition\.|\bnew Composition\b")]
    private static partial Regex Composition();

    [GeneratedRegex(@"[/\\](bin|obj|node_modules)[/\\]")]
    private static partial Regex Ignored();
}
