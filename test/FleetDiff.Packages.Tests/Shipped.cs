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
    /// The same in both flavours: the official packages that have a stand-in in src/compat, and what they bring, are
    /// listed as they are asked for, whether they were taken or not.
    /// </summary>
    public static IReadOnlyList<(Package Package, string In)> All { get; } =
    [
        .. Restored.Where(each => !Chosen.Any(chosen => chosen.Package.Id == each.Package.Id)).Concat(Chosen)
            .OrderBy(each => each.Package.Id, StringComparer.OrdinalIgnoreCase),
    ];

    private static IEnumerable<(Package Package, string In)> Chosen =>
    [
        .. Asked,
        // Amazon.Lambda.RuntimeSupport brings it; its stand-in brings nothing.
        (Amazon("SnapshotRestore.Registry", "1.0.2", "aws-lambda-dotnet"), "function"),
    ];

    private static IEnumerable<(Package Package, string In)> Asked =>
        from package in XDocument.Parse(Repository.Read("Directory.Packages.props")).Descendants("PackageVersion")
        let id = package.Attribute("Include")!.Value
        where File.Exists(Path.Combine(Repository.Root, "src", "compat", id, $"{id}.csproj"))
        let lambda = id.StartsWith("Amazon.Lambda.", StringComparison.Ordinal)
        select (
            Amazon(id, package.Attribute("Version")!.Value, lambda ? "aws-lambda-dotnet" : "aws-sdk-net"),
            lambda ? "function" : "function, fleetdiff");

    private static Package Amazon(string id, string version, string repository) =>
        new(id, version, "Apache-2.0", "Amazon Web Services", $"https://github.com/aws/{repository}");
}
