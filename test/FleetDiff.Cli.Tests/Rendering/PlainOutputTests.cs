namespace FleetDiff.Cli.Tests.Rendering;

public sealed class PlainOutputTests : IDisposable
{
    private const char Escape = '\e';

    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task HasNoEscapeCodeWithoutATerminal() =>
        Assert.DoesNotContain(Escape, await AllOutputAsync(new()));

    [Fact]
    public async Task HasNoEscapeCodeWithNoColor() =>
        Assert.DoesNotContain(Escape, await AllOutputAsync(InTerminalWith("NO_COLOR", "1")));

    [Fact]
    public async Task HasNoEscapeCodeInADumbTerminal() =>
        Assert.DoesNotContain(Escape, await AllOutputAsync(InTerminalWith("TERM", "dumb")));

    [Fact]
    public async Task HasColoursInATerminal() =>
        Assert.Contains(Escape, await AllOutputAsync(new() { Columns = 100 }));

    [Fact]
    public async Task HasNoEscapeCodeFromATag()
    {
        var evil = ResponseJson.Create(ResponseJson.Instance(1, "evil\\u001b[31m[red]name[/]\\nsecond line\\u202e"));
        var instances = _temp.File("EC2.json", evil);

        var said = await Terminal.RunAsync("diff", instances, _temp.File("SSM.json", ResponseJson.Create()));

        Assert.Contains("evil‹U+001B›[31m[red]name[/]‹U+000A›second line", said.Out, StringComparison.Ordinal);
    }

    private static Terminal InTerminalWith(string variable, string value) =>
        new() { Columns = 100, Environment = { [variable] = value } };

    private async Task<string> AllOutputAsync(Terminal terminal)
    {
        string[][] commands =
        [
            ["demo", "--archive", _temp.Path],
            ["show", "--archive", _temp.Path],
            ["compare", "2026-11-21", "2026-11-23", "--archive", _temp.Path],
            ["show", "2000-01-01", "--archive", _temp.Path],
            ["show", "--instance", "i-04225f5994b0ecd6d", "--archive", _temp.Path],
            ["diff", _temp.File("EC2.json", ResponseJson.Create(ResponseJson.Instance(1))), _temp.File("SSM.json", ResponseJson.Create())],
            ["run"],
            ["run", "--help"],
        ];
        var all = "";
        foreach (var command in commands)
        {
            var said = await terminal.SayAsync(command);
            all += said.Out + said.Error;
        }

        return all;
    }
}
