using System.Text.RegularExpressions;

namespace FleetDiff.Cli.Tests.Documentation;

/// <summary>The messages that docs/troubleshooting.md explains.</summary>
public sealed partial class MessageDocTests
{
    // The source with the parts of each string joined: a long string spans several lines.
    private static readonly Lazy<string> Source = new(() => Join().Replace(
        string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Intersect(["bin", "obj", "compat", "Demo"]).Any())
            .Select(File.ReadAllText)),
        ""));

    [Fact]
    public void EachMessageIsInTheSource() => Assert.All(
        Docs.FirstColumn("docs/troubleshooting.md", "the line says").SelectMany(message => message.Split('…')),
        part => Assert.Contains(part.Trim(), Source.Value, StringComparison.Ordinal));

    [Fact]
    public void EachMessageOfTheSourceIsExplained()
    {
        var explained = Docs.FirstColumn("docs/troubleshooting.md", "the line says");

        Assert.All(FindMessages(), message => Assert.True(
            explained.Any(part => message.Contains(part, StringComparison.Ordinal)),
            $"docs/troubleshooting.md does not explain: {message}"));
    }

    // The messages of the exceptions that end a command, and of wrong settings, except those that are only interpolated values.
    private static IEnumerable<string> FindMessages() => Message().Matches(Source.Value)
        .Select(match => match.Groups["text"].Value)
        .Where(text => Value().Replace(text, "").Any(char.IsLetter));

    [GeneratedRegex("\"\\s*\\+ \\$?\"")]
    private static partial Regex Join();

    [GeneratedRegex("\\{[^}]*\\}?")]
    private static partial Regex Value();

    [GeneratedRegex("(new (RunFailedException|CredentialsException|UnexpectedResponseException|InvalidDataException"
        + "|AmazonClientException)|AddProblem)\\([^\";]*?\\$?\"(?<text>([^\"\\\\]|\\\\.)*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Message();
}
