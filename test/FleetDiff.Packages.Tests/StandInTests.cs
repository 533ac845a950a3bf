using System.Xml.Linq;

namespace FleetDiff.Packages.Tests;

/// <summary>The requirements for a stand-in, so that the build can use it or the official package.</summary>
public sealed class StandInTests
{
    [Fact]
    public void MatchThePackagesThatTheBuildChooses() => Assert.Equal(
        StandIns.Ids,
        Included("src/compat/choice/probe/Probe.proj", "PackageReference").Order(StringComparer.Ordinal));

    [Fact]
    public void HaveTestsOnTheWire() => Assert.Equal(
        StandIns.Ids,
        Included("test/FleetDiff.Compat.Tests/FleetDiff.Compat.Tests.csproj", "AwsPackage").Order(StringComparer.Ordinal));

    [Fact]
    public void HaveARecordOfTheOfficialSurface() => Assert.Equal(
        StandIns.Ids,
        Directory.GetFiles(Path.Combine(Repository.Root, "test/FleetDiff.Compat.Tests/official"))
            .Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal));

    // Compiled against an official package, a stand-in would lack members that only the other stand-in has.
    [Fact]
    public void ReferenceOnlyOtherStandIns() => Assert.All(StandIns.Ids, id =>
    {
        Assert.Empty(Included(StandIns.Project(id), "AwsPackage"));
        Assert.Empty(Included(StandIns.Project(id), "PackageReference").Intersect(StandIns.Ids));
    });

    private static IEnumerable<string> Included(string project, string item) =>
        XDocument.Parse(Repository.Read(project)).Descendants(item).Select(each => each.Attribute("Include")!.Value);
}
