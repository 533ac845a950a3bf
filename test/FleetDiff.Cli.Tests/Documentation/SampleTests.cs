using System.Text.Json;
using System.Text.RegularExpressions;

namespace FleetDiff.Cli.Tests.Documentation;

/// <summary>
/// The sample outputs in the documentation: each block after a comment with the name of a sample. ACCEPT=1 stores the
/// current output of the program.
/// </summary>
public sealed partial class SampleTests(DemoArchive demo) : IClassFixture<DemoArchive>
{
    private const int LinesOfAStart = 24;

    private static readonly string[] Shown = ["instance", "mail", "mail-start"];

    public static TheoryData<string> Names => [.. Shown];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task MatchesTheProgram(string name)
    {
        var page = Assert.Single(Docs.Pages, page => NamesIn(page).Contains(name));
        var text = string.Join('\n', (await SampleAsync(name)).ReplaceLineEndings("\n").TrimEnd().Split('\n')
            .Select(line => line.TrimEnd()));
        var block = $"<!-- sample: {name} -->\n```\n{text}\n```\n";
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1")
        {
            await File.WriteAllTextAsync(Path.Combine(Repository.Root, page), Sample().Replace(
                Docs.Read(page), old => old.Groups["name"].Value == name ? block : old.Value));
        }

        Assert.Contains(block, Docs.Read(page), StringComparison.Ordinal);
    }

    [Fact]
    public void EverySampleHasATest() =>
        Assert.Equal(Shown, Docs.Pages.SelectMany(NamesIn).Order(StringComparer.Ordinal));

    private async Task<string> SampleAsync(string name) => name switch
    {
        "mail" => await MailAsync(),
        "mail-start" => string.Join('\n', (await MailAsync()).Split('\n').Take(LinesOfAStart)) + "\n…",
        "instance" => (await demo.ShowAsync("--instance", "i-04225f5994b0ecd6d")).Out,
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private async Task<string> MailAsync()
    {
        using var alert = JsonDocument.Parse(
            await File.ReadAllBytesAsync(Path.Combine(demo.Path, "alerts/date=2026-11-23/alert.json")));
        return $"Subject: {alert.RootElement.GetProperty("subject").GetString()}\n\n"
            + alert.RootElement.GetProperty("text").GetString()?.Replace(demo.Path, "fleetdiff-demo", StringComparison.Ordinal);
    }

    private static IEnumerable<string> NamesIn(string page) =>
        Sample().Matches(Docs.Read(page)).Select(sample => sample.Groups["name"].Value);

    [GeneratedRegex("^<!-- sample: (?<name>[a-z-]+) -->\n```\n.*?^```\n", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Sample();
}
