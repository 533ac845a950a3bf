using System.Runtime.CompilerServices;

namespace FleetDiff.Core.Tests;

/// <summary>Compares a whole text with a stored one. ACCEPT=1 stores what there is now: look at the diff.</summary>
internal static class Golden
{
    public static void Check(string actual, string name)
    {
        var path = Path.Combine(Folder(), name);
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1")
        {
            Directory.CreateDirectory(Folder());
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"{path} is missing; ACCEPT=1 stores it.");
        Assert.Equal(File.ReadAllText(path), actual);
    }

    private static string Folder([CallerFilePath] string thisFile = "") =>
        Path.Combine(Path.GetDirectoryName(thisFile) ?? "", "Snapshots");
}
