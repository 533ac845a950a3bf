using System.Runtime.CompilerServices;

namespace FleetDiff.Cdk.Tests;

/// <summary>Text that is compared with a file of Snapshots/. ACCEPT=1 writes it; then read the difference.</summary>
internal static class Golden
{
    public static void Check(string name, string text, [CallerFilePath] string here = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(here) ?? "", "Snapshots", name);
        var lines = string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()));
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1")
        {
            File.WriteAllText(file, lines);
        }

        Assert.Equal(File.ReadAllText(file), lines);
    }
}
