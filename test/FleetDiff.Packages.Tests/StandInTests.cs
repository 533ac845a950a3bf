using System.Xml.Linq;

namespace FleetDiff.Packages.Tests;

/// <summary>What a stand-in needs besides its code, so that the build can take it or the official package.</summary>
public sealed class StandInTests
{
    [Fact]
    public void StandInsAreWhatTheRestoreAsksTheSourcesFor() => Assert.Equal(
        StandIns.Ids,
        Included("src/compat/choice/probe/Probe.proj", "PackageReference").Order(StringComparer.Ordinal));

    [Fact]
    public void StandInsAreTestedOnTheWire() => Assert.Equal(
        StandIns.Ids,
        Included("test/FleetDiff.Compat.Tests/FleetDiff.Compat.Tests.csproj", "AwsPackage").Order(StringComparer.Ordinal));

    [Fact]
    public void StandInsHaveARecordOfTheOfficialSurface() => Assert.Equal(
        StandIns.Ids,
        Directory.GetFiles(Path.Combine(Repository.Root, "test/FleetDiff.Compat.Tests/official"))
            .Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal));

    // Compiled against an official package, a stand-in would need what only the other stand-in has.
    [Fact]
    public void ReferenceOneAnotherAndNeverWhatTheBuildChooses() => Assert.All(StandIns.Ids, id =>
    {
        Assert.Empty(Included(StandIns.Project(id), "AwsPackage"));
        Assert.Empty(Included(StandIns.Project(id), "PackageReference").Intersect(StandIns.Ids));
    });

    private static IEnumerable<string> Included(string project, string item) =>
        XDocument.Parse(Repository.Read(project)).Descendants(item).Select(each => each.Attribute("Include")!.Value);
}
