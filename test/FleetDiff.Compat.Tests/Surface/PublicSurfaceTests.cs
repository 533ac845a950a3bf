using System.Reflection;

namespace FleetDiff.Compat.Tests.Surface;

/// <summary>
/// The folder official records what Amazon's packages show of what FleetDiff needs. A line is taken from the official
/// package, never from the stand-in. Built with the stand-ins, they show nothing else, so what compiles with them
/// compiles with the official packages; built with those, they show every recorded line.
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
    public void StandInShowsOnlyWhatTheOfficialPackageShows(string package)
    {
        var recorded = Lines(File.ReadAllLines(Path.Combine(Folder, $"{package}.txt")));
        var built = Lines(PublicSurface.Of(Assembly.Load(package)));

        Assert.NotEmpty(built);
        Assert.Empty(IsOfficial ? recorded.Except(built) : built.Except(recorded));
    }

    // A member's line counts together with that of its type.
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
