namespace FleetDiff.Packages.Tests;

public sealed class LicenceTests
{
    private const string Notices = "THIRD-PARTY-NOTICES.md";

    private static readonly string[] Allowed =
        ["Apache-2.0", "MIT", "MS-PL", "BSD-2-Clause", "BSD-3-Clause", "ISC", "0BSD"];

    [Fact]
    public void EveryShippedPackageHasAnAcceptedLicence() => Assert.All(ShippedPackages.Restored, shipped =>
        Assert.True(Allowed.Contains(shipped.Package.Licence),
            $"{shipped.Package.Id} {shipped.Package.Version} ships in {shipped.In}, and its licence is "
            + $"'{shipped.Package.Licence}', none of {string.Join(", ", Allowed)}: do without the package."));

    // The test owns the rows of the table; people own the text around it.
    [Fact]
    public void NoticesListEveryShippedPackage()
    {
        var lines = Repository.Read(Notices).ReplaceLineEndings("\n").Split('\n');
        var rows = ShippedPackages.All.Select(shipped =>
            $"| [{shipped.Package.Id}]({shipped.Package.Project}) | {shipped.Package.Version} | {shipped.Package.Licence} "
            + $"| {shipped.In} | {shipped.Package.Holder} |");

        var start = Array.IndexOf(lines, "|---|---|---|---|---|") + 1;
        var end = Array.FindIndex(lines, line => line.StartsWith("| [.NET](", StringComparison.Ordinal));
        Golden.CheckLines(
            Path.Combine(Repository.Root, Notices), string.Join('\n', [.. lines[..start], .. rows, .. lines[end..]]));
    }
}
