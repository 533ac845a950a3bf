namespace FleetDiff.Cli.Tests.Rendering;

public sealed class PlainOutputTests(DemoArchive demo) : IClassFixture<DemoArchive>, IDisposable
{
    private const char Escape = '\e';

    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData(null, "", false)]
    [InlineData(100, "NO_COLOR=1", false)]
    [InlineData(100, "TERM=dumb", false)]
    [InlineData(100, "", true)]
    public async Task HasEscapeCodesInATerminalWithColorsOnly(int? columns, string variable, bool expected)
    {
        var terminal = new Terminal { Columns = columns };
        if (variable.Split('=') is [var name, var value])
        {
            terminal.Environment[name] = value;
        }

        Assert.Equal(expected, (await AllOutputAsync(terminal)).Contains(Escape));
    }

    [Fact]
    public async Task HasNoEscapeCodeFromATag()
    {
        var evil = ResponseJson.Create(ResponseJson.Instance(1, "evil\\u001b[31m[red]name[/]\\nsecond line\\u202e"));
        var instances = _temp.File("EC2.json", evil);

        var said = await Terminal.RunAsync("diff", instances, _temp.File("SSM.json", ResponseJson.Create()));

        Assert.Contains("evil‹U+001B›[31m[red]name[/]‹U+000A›second line", said.Out, StringComparison.Ordinal);
    }

    private async Task<string> AllOutputAsync(Terminal terminal)
    {
        _temp.Copy(demo.Path);
        string[][] commands =
        [
            ["demo", "--archive", _temp.Path],
            ["show", "--archive", _temp.Path],
            ["compare", "2026-11-21", "2026-11-23", "--archive", _temp.Path],
            ["show", "2000-01-01", "--archive", _temp.Path],
            ["show", "--instance", "i-04225f5994b0ecd6d", "--archive", _temp.Path],
            [
                "diff", _temp.File("EC2.json", ResponseJson.Create(ResponseJson.Instance(1))),
                _temp.File("SSM.json", ResponseJson.Create()),
            ],
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
