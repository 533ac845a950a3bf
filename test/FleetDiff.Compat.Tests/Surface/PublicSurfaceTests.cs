using System.Reflection;

namespace FleetDiff.Compat.Tests.Surface;

/// <summary>
/// The folder official records the part of the public surface of Amazon's packages that FleetDiff uses. Its lines come
/// from the official packages, never from a stand-in. A build with the stand-ins checks that they have no other members,
/// so that code that compiles with them compiles with the official packages. A build with the official packages checks
/// that they have every recorded line.
/// </summary>
public class PublicSurfaceTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "official");

    private static readonly bool IsOfficial = typeof(PublicSurfaceTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(each => each.Key == "AwsPackages").Value == "official";

    public static TheoryData<string> Packages =>
        [.. Directory.GetFiles(Folder).Select(file => Path.GetFileNameWithoutExtension(file))];

    [Theory, MemberData(nameof(Packages))]
    public void StandInHasOnlyMembersOfTheOfficialPackage(string package)
    {
        var recorded = Lines(File.ReadAllLines(Path.Combine(Folder, $"{package}.txt")));
        var built = Lines(PublicSurface.Of(Assembly.Load(package)));

        Assert.NotEmpty(built);
        Assert.Empty(IsOfficial ? recorded.Except(built) : built.Except(recorded));
    }

    // The line of a member counts only with the line of its type.
    private static List<string> Lines(IEnumerable<string> text)
    {
        var type = "";
        var lines = new List<string>();
        foreach (var line in text.Where(line => line.Length > 0))
        {
            type = line.StartsWith(' ') ? type : line;
            lines.Add(line == type ? type : $"{type} | {line.Trim()}");
        }

        return lines;
    }
}
