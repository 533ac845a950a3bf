using System.Text.RegularExpressions;

namespace FleetDiff.Cli.Tests.Documentation;

/// <summary>The messages that docs/troubleshooting.md explains.</summary>
public sealed partial class MessageDocTests
{
    // The source with the parts of each string joined: a long string spans several lines.
    private static readonly Lazy<string> Source = new(() => Join().Replace(
        string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Intersect(["bin", "obj"]).Any()).Select(File.ReadAllText)),
        ""));

    [Fact]
    public void EachMessageIsInTheSource() => Assert.All(
        Docs.FirstColumn("docs/troubleshooting.md", "the line says").SelectMany(message => message.Split('…')),
        part => Assert.Contains(part.Trim(), Source.Value, StringComparison.Ordinal));

    [GeneratedRegex("\"\\s*\\+ \\$?\"")]
    private static partial Regex Join();
}
