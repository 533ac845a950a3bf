namespace FleetDiff.Soak.World;

/// <summary>Names as users choose them, and as an attacker does.</summary>
internal static class Texts
{
    private static readonly string[] Hostile =
    [
        "<script>alert(1)</script>", "</td></table>", "=HYPERLINK(\"http://example.com\",\"x\")", "+1", "-2+3",
        "@SUM(A1:A9)", "\t=1", " =1", "＝1+1", "a,\"b\"\r\nc", "'; DROP TABLE instances; --", "\\u0000\\", "東京サーバー",
        "\u202Egnp.exe", "e\u0301", "😀", "", " ", "{\"a\":1}", "%s%n", "\u2028", new string('x', 256), "\"", "null",
    ];

    private static readonly string[] Teams = ["payments", "search", "logistics", "data"];

    /// <summary>Creates the tags of a new instance, or new tags of an existing one.</summary>
    public static Dictionary<string, string> Tags(Random random, int number)
    {
        var team = random.Pick(Teams);
        var tags = new Dictionary<string, string> { ["team"] = team };
        switch (random.Next(10))
        {
            case 0:
                break;
            case 1:
                tags["Name"] = random.Pick(Hostile);
                tags[$"k{random.Pick(Hostile)}"] = random.Pick(Hostile);
                break;
            default:
                tags["Name"] = $"{team}-{number}";
                break;
        }

        return tags;
    }

    public static T Pick<T>(this Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
