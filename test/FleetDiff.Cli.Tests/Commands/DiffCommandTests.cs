using System.Text;

namespace FleetDiff.Cli.Tests.Commands;

public sealed class DiffCommandTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task ListsUnmanagedInstancesAndOrphanedNodes()
    {
        var said = await DiffAsync(
            ResponseJson.Create(
                ResponseJson.Instance(1), ResponseJson.Instance(2, "倉庫"), ResponseJson.Instance(3, "[bold]batch[/]")),
            ResponseJson.Create(ResponseJson.Node(1), ResponseJson.Node(9), ResponseJson.Node(7, "mi-")));

        Assert.Equal((0, ""), (said.ExitCode, said.Error));
        Golden.CheckLines("diff.txt", said.Out);
    }

    [Fact]
    public async Task ReadsTagsInObjectForm()
    {
        var instance = ResponseJson.Resource(
            "arn:aws:ec2:eu-west-1:111122223333:instance/i-0123456789abcdef0", """{"Name": "object"}""");

        Assert.Contains("object", (await DiffAsync(ResponseJson.Create(instance), ResponseJson.Create())).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadsConcatenatedResponses()
    {
        var pages = ResponseJson.With("\"NextToken\": \"more\",", ResponseJson.Instance(1))
            + ResponseJson.With("\"NextToken\": null,", ResponseJson.Instance(2));

        Assert.StartsWith("1 of 2 EC2 instances unmanaged",
            (await DiffAsync(pages, ResponseJson.Create(ResponseJson.Node(2)))).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadsAFileOfManyBuffersAndAResourceThatIsLargerThanABuffer()
    {
        var large = ResponseJson.Instance(1, new string('x', 200_000));

        var said = await DiffAsync(
            ResponseJson.Create(Enumerable.Range(2, 4999).Select(number => ResponseJson.Instance(number)).Append(large)),
            ResponseJson.Create(Enumerable.Range(2, 4999).Select(number => ResponseJson.Node(number))));

        Assert.StartsWith("1 of 5,000 EC2 instances unmanaged: 4,999 managed.", said.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadsStandardInputInChunksOfAnySize()
    {
        using var input = new ByteByByte("\uFEFF" + ResponseJson.Create(ResponseJson.Instance(1), ResponseJson.Instance(2)));
        var terminal = new Terminal { Input = input };

        var said = await terminal.SayAsync("diff", "-", _temp.File("SSM.json", ResponseJson.Create(ResponseJson.Node(1))));

        Assert.StartsWith("1 of 2 EC2 instances unmanaged", said.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CountsAndReportsUnreadableResources()
    {
        var said = await DiffAsync(
            ResponseJson.Create(
                ResponseJson.Instance(1),
                ResponseJson.Resource("arn:aws:ec2:eu-west-1:111122223333:volume/vol-1", "[]"),
                ResponseJson.Resource("nonsense", "[]"),
                ResponseJson.Node(1)),
            ResponseJson.Create(ResponseJson.Node(1)));

        Assert.Contains("2 of the EC2 instances have ARNs that cannot be parsed", said.Error, StringComparison.Ordinal);
        Assert.Contains("volume/vol-1", said.Error, StringComparison.Ordinal);
        Assert.Contains("ignored 1 resource of the other list", said.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WarnsAboutAListThatPageSizeMayHaveTruncated()
    {
        var instances = ResponseJson.Create(Enumerable.Range(1, 1000).Select(number => ResponseJson.Instance(number)));

        Assert.Contains("exactly 1,000 resources",
            (await DiffAsync(instances, ResponseJson.Create(ResponseJson.Node(1)))).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WarnsWhenNothingIsManaged()
    {
        var said = await DiffAsync(ResponseJson.Create(ResponseJson.Instance(1)), ResponseJson.Create());

        Assert.Contains("Warning: The view shows 1 EC2 instance and no managed node for it", said.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 2)]
    public async Task FailsOnUnmanagedOnlyWithTheOption(int exitCode, int instances)
    {
        var list = Enumerable.Range(1, instances).Select(number => ResponseJson.Instance(number));
        var ec2 = _temp.File("EC2.json", ResponseJson.Create(list));
        var ssm = _temp.File("SSM.json", ResponseJson.Create(ResponseJson.Node(1)));

        Assert.Equal(0, (await Terminal.RunAsync("diff", ec2, ssm)).ExitCode);
        Assert.Equal(exitCode, (await Terminal.RunAsync("diff", ec2, ssm, "--fail-on-unmanaged")).ExitCode);
    }

    private Task<CommandResult> DiffAsync(string instances, string nodes) =>
        Terminal.RunAsync("diff", _temp.File("EC2.json", instances), _temp.File("SSM.json", nodes));

    private sealed class ByteByByte(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..1], cancellationToken);
    }
}
