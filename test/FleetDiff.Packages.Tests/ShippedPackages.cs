using System.Xml.Linq;

namespace FleetDiff.Packages.Tests;

/// <summary>Every package that ships, and in what.</summary>
internal static class ShippedPackages
{
    private static readonly (string Product, string Folder)[] Products =
    [
        ("function", "src/FleetDiff.Lambda"), ("fleetdiff", "src/FleetDiff.Cli"), ("deployment", "cdk"),
    ];

    /// <summary>What the restore on this machine took.</summary>
    public static IReadOnlyList<(Package Package, string In)> Restored { get; } =
    [
        .. Products
            .SelectMany(product => RestoredProject.GetPackages(product.Folder).Select(each => (each, product.Product)))
            .GroupBy(each => each.each, each => each.Product)
            .Select(each => (each.Key, string.Join(", ", each))),
    ];

    /// <summary>
    /// The same in both flavours and with every NuGet source: a package has the version that is asked for, and the
    /// official packages that have a stand-in in src/compat are listed, with what they bring, taken or not.
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
        // Amazon.Lambda.RuntimeSupport brings it; its stand-in brings nothing.
        (Amazon("SnapshotRestore.Registry", "1.0.2", "aws-lambda-dotnet"), "function"),
    ];

    private static Dictionary<string, string> Versions => XDocument.Parse(Repository.Read("Directory.Packages.props"))
        .Descendants("PackageVersion")
        .ToDictionary(each => each.Attribute("Include")!.Value, each => each.Attribute("Version")!.Value);

    private static string Asked(Package package) => Versions.GetValueOrDefault(package.Id) ?? package.Version;

    private static Package Amazon(string id, string version, string repository) =>
        new(id, version, "Apache-2.0", "Amazon Web Services", $"https://github.com/aws/{repository}");
}
