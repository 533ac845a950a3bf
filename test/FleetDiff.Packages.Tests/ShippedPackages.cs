using System.Xml.Linq;

namespace FleetDiff.Packages.Tests;

/// <summary>All packages that ship, and the programs that contain them.</summary>
internal static class ShippedPackages
{
    private static readonly (string Product, string Folder)[] Products =
    [
        ("function", "src/FleetDiff.Lambda"), ("fleetdiff", "src/FleetDiff.Cli"), ("deployment", "cdk"),
    ];

    /// <summary>Returns the packages of the restore on this machine.</summary>
    public static IReadOnlyList<(Package Package, string In)> Restored { get; } =
    [
        .. Products
            .SelectMany(product => RestoredProject.GetPackages(product.Folder).Select(each => (each, product.Product)))
            .GroupBy(each => each.each, each => each.Product)
            .Select(each => (each.Key, string.Join(", ", each))),
    ];

    /// <summary>
    /// Returns the packages independent of flavour and NuGet source: each package has the version that is requested, and
    /// the official packages with a stand-in in src/compat are listed with their dependencies, used or not.
    /// </summary>
    public static IReadOnlyList<(Package Package, string In)> All { get; } =
    [
        .. Restored.Where(each => !Chosen.Any(chosen => chosen.Package.Id == each.Package.Id))
            .Select(each => (each.Package with { Version = Asked(each.Package) }, each.In))
            .Concat(Chosen)
            .OrderBy(each => each.Item1.Id, StringComparer.OrdinalIgnoreCase),
    ];

    private static IEnumerable<(Package Package, string In)> Chosen =>
    [
        .. from id in StandIns.Ids
           let lambda = id.StartsWith("Amazon.Lambda.", StringComparison.Ordinal)
           select (
               Amazon(id, Versions[id], lambda ? "aws-lambda-dotnet" : "aws-sdk-net"),
               lambda ? "function" : "function, fleetdiff"),
        // A dependency of Amazon.Lambda.RuntimeSupport. Its stand-in has no dependencies.
        (Amazon("SnapshotRestore.Registry", "1.0.2", "aws-lambda-dotnet"), "function"),
    ];

    private static Dictionary<string, string> Versions => XDocument.Parse(Repository.Read("Directory.Packages.props"))
        .Descendants("PackageVersion")
        .ToDictionary(each => each.Attribute("Include")!.Value, each => each.Attribute("Version")!.Value);

    private static string Asked(Package package) => Versions.GetValueOrDefault(package.Id) ?? package.Version;

    private static Package Amazon(string id, string version, string repository) =>
        new(id, version, "Apache-2.0", "Amazon Web Services", $"https://github.com/aws/{repository}");
}
