using System.Reflection;

namespace FleetDiff.Compat.Tests.Surface;

public class StandIn
{
    public static TheoryData<string> Packages =>
    [
        "Amazon.Lambda.Core",
        "Amazon.Lambda.Serialization.SystemTextJson",
        "Amazon.Lambda.Annotations",
        "Amazon.Lambda.RuntimeSupport",
        "AWSSDK.ConfigService",
        "AWSSDK.ResourceExplorer2",
        "AWSSDK.SecurityHub",
        "AWSSDK.SimpleNotificationService",
    ];

    [Theory, MemberData(nameof(Packages))]
    public void ShowsNothingButWhatTheOfficialPackageShows(string package)
    {
        var official = Lines(File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "official", $"{package}.txt")));
        var ours = Lines(PublicSurface.Of(Assembly.Load(package)));

        var surplus = ours.Except(official).ToList();
        Assert.NotEmpty(ours);
        Assert.True(surplus.Count == 0, string.Join('\n', surplus));
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
