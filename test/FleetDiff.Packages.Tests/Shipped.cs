using System.Xml.Linq;

namespace FleetDiff.Packages.Tests;

/// <summary>Every package that ships, and in what.</summary>
internal static class Shipped
{
    private static readonly (string Product, string Folder)[] Products =
    [
        ("function", "src/FleetDiff.Lambda"), ("fleetdiff", "src/FleetDiff.Cli"), ("deployment", "cdk"),
    ];

    /// <summary>What the restore on this machine took.</summary>
    public static IReadOnlyList<(Package Package, string In)> Restored { get; } =
    [
        .. Products
            .SelectMany(product => RestoredProject.PackagesOf(product.Folder).Select(each => (each, product.Product)))
            .GroupBy(each => each.each, each => each.Product)
            .Select(each => (each.Key, string.Join(", ", each))),
    ];

    /// <summary>
    /// The same on every machine: of the packages that have a stand-in in src/compat, what is asked for, not what was
    /// taken.
    /// </summary>
    public static IReadOnlyList<(Package Package, string In)> All { get; } =
    [
        .. Restored.Where(each => !Chosen.Any(chosen => chosen.Package.Id == each.Package.Id)).Concat(Chosen)
            .OrderBy(each => each.Package.Id, StringComparer.OrdinalIgnoreCase),
    ];

    private static IEnumerable<(Package Package, string In)> Chosen =>
        from package in XDocument.Parse(Repository.Read("Directory.Packages.props")).Descendants("PackageVersion")
        let id = package.Attribute("Include")!.Value
        where File.Exists(Path.Combine(Repository.Root, "src", "compat", id, $"{id}.csproj"))
        let lambda = id.StartsWith("Amazon.Lambda.", StringComparison.Ordinal)
        select (
            new Package(id, package.Attribute("Version")!.Value, "Apache-2.0", "Amazon Web Services",
                $"https://github.com/aws/{(lambda ? "aws-lambda-dotnet" : "aws-sdk-net")}"),
            lambda ? "function" : "function, fleetdiff");
}
