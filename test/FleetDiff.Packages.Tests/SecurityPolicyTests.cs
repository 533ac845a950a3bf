using System.Text.RegularExpressions;

namespace FleetDiff.Packages.Tests;

/// <summary>SECURITY.md names a test for each possible attack.</summary>
public sealed partial class SecurityPolicyTests
{
    private static readonly string[] Actors = ["account owner", "archive writer", "network", "mail or log reader"];

    private static readonly Lazy<IReadOnlyList<string>> Sources = new(() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "test"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Intersect(["bin", "obj"]).Any())
            .Select(File.ReadAllText),
    ]);

    [Fact]
    public void EveryActorHasARow() =>
        Assert.All(Actors, actor => Assert.Contains(Rows(), row => row.StartsWith($"| {actor} |", StringComparison.Ordinal)));

    [Fact]
    public void EveryNamedTestExists() => Assert.All(Rows(), row =>
    {
        var tests = Test().Matches(row.TrimEnd('|', ' ').Split('|')[^1]);
        Assert.NotEmpty(tests);
        Assert.All(tests, test => Assert.True(
            Exists(test.Groups["class"].Value, test.Groups["method"].Value), $"{test.Value} is no test: {row}"));
    });

    private static bool Exists(string name, string method) => Sources.Value.Any(source =>
        Regex.IsMatch(source, $@"\bclass {name}\b")
        && (method.Length == 0
            ? source.Contains("[Fact", StringComparison.Ordinal) || source.Contains("Theory", StringComparison.Ordinal)
            : Regex.IsMatch(source, $@"public [^\n]*\b{method}\(")));

    private static IEnumerable<string> Rows() => File.ReadLines(Path.Combine(Repository.Root, "SECURITY.md"))
        .SkipWhile(line => !line.StartsWith("| actor ", StringComparison.Ordinal)).Skip(2)
        .TakeWhile(line => line.StartsWith('|'));

    [GeneratedRegex(@"`(?<class>\w+)(\.(?<method>\w+))?`", RegexOptions.ExplicitCapture)]
    private static partial Regex Test();
}
