using System.Xml.Linq;
using FleetDiff.Core.Model;

namespace FleetDiff.Core.Tests;

public class CoreDependencyTests
{
    [Fact]
    public void ReferencesOnlyTheRuntime()
    {
        var references = typeof(InstanceKey).Assembly.GetReferencedAssemblies();

        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));
    }

    [Fact]
    public void ProjectFileNamesNoPackageAndNoProject()
    {
        var project = XDocument.Load(Path.Combine(Root(), "src", "FleetDiff.Core", "FleetDiff.Core.csproj"));

        Assert.Empty(project.Descendants("PackageReference"));
        Assert.Empty(project.Descendants("ProjectReference"));
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "FleetDiff.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("FleetDiff.sln");
        }

        return folder;
    }
}
