using System.Text;

namespace FleetDiff.Cli.Tests.Commands;

public sealed class DiffInvalidFileTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public static TheoryData<string, string, string> Files => new()
    {
        { "search stopped", ResponseJson.With(SearchStopped, ResponseJson.Instance(1)), "search stopped at 1,000 resources" },
        { "leftover token", ResponseJson.With("\"NextToken\": \"more\",", ResponseJson.Instance(1)), "truncated after 1 resource:" },
        { "empty", "", "it is empty" },
        { "blank", " \n\n", "it is empty" },
        { "YAML", "Resources:\n- Arn: arn:aws:ec2\n", "--output json" },
        { "text", "RESOURCES\tarn:aws:ec2\n", "--output json" },
        { "a table", "---------\n|ListResources|\n", "--output json" },
        { "cut off", ResponseJson.Create(ResponseJson.Instance(1))[..150], "line 5, byte" },
        { "broken", "{\n  \"Resources\": [}\n", "line 2, byte 17: this is not JSON" },
        { "with rubbish behind", ResponseJson.Create() + "done", "byte 1: this is not JSON" },
        { "another answer", """{"Reservations": []}""", "has no Resources: it is the response of another command" },
        { "an empty object", "{}", "has no Resources: it is" },
        { "a queried list", "[]", "List again without --query" },
        { "a queried value", "\"arn:aws:ec2\"", "List again without --query" },
        { "no list", """{"Resources": {}}""", "at $.Resources. Check that the file is complete" },
        { "rows of values", """{"Resources": ["arn:aws:ec2"]}""", "at $.Resources[0]. Check that the file is complete" },
        { "a strange row", """{"Resources": [{"Arn": 5}]}""", "at $.Resources[0].Arn. Check that the file is complete" },
        { "half a character", """{"Resources": [{"Arn": "\ud800"}]}""", "at $.Resources[0].Arn. Check that the file is complete" },
        { "half a character in a token", """{"NextToken": "\ud800"}""", "at $.NextToken. Check that the file is complete" },
        { "swapped", ResponseJson.Create(ResponseJson.Node(1)), "lists managed nodes and no EC2 instance" },
    };

    private const string SearchStopped = "\"Count\": {\"TotalResources\": 1000, \"Complete\": false},";

    public void Dispose() => _temp.Dispose();

    [Theory]
    [MemberData(nameof(Files))]
    public async Task NamesTheProblemInOneLine(string what, string text, string why)
    {
        var said = await DiffAsync(_temp.File($"{what}.json", text));

        AssertRefused(said, $"{what}.json", why);
    }

    [Fact]
    public async Task NamesAFileThatIsNoText()
    {
        byte[] wide = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(ResponseJson.Create())];

        AssertRefused(await DiffAsync(_temp.File("EC2.json.gz", [0x1F, 0x8B, 8, 0])), "EC2.json.gz", "gunzip");
        AssertRefused(await DiffAsync(_temp.File("EC2.json", wide)), "EC2.json", "UTF-16");
    }

    [Theory]
    [InlineData("missing.json")]
    [InlineData("")]
    public async Task NamesAMissingFileAndAFolder(string name) =>
        AssertRefused(await DiffAsync(Path.Combine(_temp.Path, name)), name, "cannot be read");

    [Fact]
    public async Task ReportsThatTheSecondFileListsInstances()
    {
        var instances = _temp.File("EC2.json", ResponseJson.Create(ResponseJson.Instance(1)));

        AssertRefused(await Terminal.RunAsync("diff", instances, instances), "EC2.json", "managed nodes comes second");
    }

    private Task<CommandResult> DiffAsync(string file) =>
        Terminal.RunAsync("diff", file, _temp.File("SSM.json", ResponseJson.Create(ResponseJson.Node(1))));

    private static void AssertRefused(CommandResult said, string file, string why)
    {
        Assert.Equal((1, ""), (said.ExitCode, said.Out));
        Assert.Contains(file, said.Error, StringComparison.Ordinal);
        Assert.Contains(why, said.Error, StringComparison.Ordinal);
        Assert.Single(said.Error.TrimEnd().Split('\n'));
    }
}
