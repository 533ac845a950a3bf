using System.Runtime.CompilerServices;
using System.Text;

namespace FleetDiff.Testing;

/// <summary>
/// Compares a whole text with a file in the folder Snapshots of the test project. ACCEPT=1 stores the new text: read the
/// difference before you commit it.
/// </summary>
internal static class Golden
{
    /// <summary>Compares exactly.</summary>
    public static void Check(string name, string text, [CallerFilePath] string test = "")
    {
        var file = Path.Combine(ProjectOf(test), "Snapshots", name);
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file) ?? "");
            File.WriteAllText(file, text);
        }

        Assert.True(File.Exists(file), $"{file} is missing; ACCEPT=1 stores it.");
        // ReadAllText would remove the byte order mark.
        Assert.Equal(Encoding.UTF8.GetString(File.ReadAllBytes(file)), text);
    }

    /// <summary>Compares text for people: ignores the kind of line ends and spaces at the end of a line.</summary>
    public static void CheckLines(string name, string text, [CallerFilePath] string test = "") => Check(
        name,
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())),
        test);

    private static string ProjectOf(string file)
    {
        var folder = Path.GetDirectoryName(file) ?? throw new DirectoryNotFoundException("No project is above.");
        return Directory.EnumerateFiles(folder, "*.csproj").Any() ? folder : ProjectOf(folder);
    }
}
