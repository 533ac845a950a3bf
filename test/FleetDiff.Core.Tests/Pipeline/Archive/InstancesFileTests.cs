using System.IO.Compression;
using System.Text;
using System.Text.Json;
using FleetDiff.Core.Analysis;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Core.Tests.Pipeline.Archive;

public class InstancesFileTests
{
    [Fact]
    public async Task HasOneLineOfJsonForEachInstance()
    {
        var reported = new DateTimeOffset(2026, 11, 22, 21, 15, 30, 250, TimeSpan.Zero);
        var old = Fleets.Key("i-0a1b2c3d");
        var findings = Fleets.Findings(Fleets.FromInstances(
            [
                new(old, reported, default), Fleets.Instance(3, ("Name", "a\nb"), ("部署", "東京")),
                Fleets.Instance(1, ("Name", "<b>\"a\"\u2028\n倉庫😀"), ("lastManaged", "x")), Fleets.Instance(2, ("Name", "")),
                Fleets.Instance(6, ("a\"Name", "{\"Name\":\"no\"}")),
            ],
            new(old, reported), Fleets.Node(1), Fleets.Node(2), Fleets.Node(6)));

        var lines = await LinesAsync(findings);

        Assert.Equal(findings.GetInstances().Select(Json), lines);
        Assert.Equal(lines, lines.Select(line => Json(JsonSerializer.Deserialize(line, ArchiveJson.Instance.ReportedInstance))));
        Assert.Contains("\"tags\":{\"Name\":\"a\\nb\",\"部署\":\"東京\"}", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task MarksEveryLineOfASuspectRun()
    {
        Assert.All(
            await LinesAsync(Fleets.Findings(Fleets.With(unmanaged: [1, 2]))),
            line => Assert.Contains("\"suspect\":true", line, StringComparison.Ordinal));
        Assert.All(
            await LinesAsync(Fleets.Findings(Fleets.With([1], [2]))),
            line => Assert.DoesNotContain("suspect", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task WritesAndReadsMoreThanOneBlock()
    {
        int[] many = [.. Enumerable.Range(0, 3000)];

        var file = await FileAsync(Fleets.Findings(Fleets.With(managed: many)));

        Assert.Equal(3000, (await LastManagedAsync(file, many)).Count);
        await Assert.ThrowsAsync<InvalidDataException>(() => LastManagedAsync(file[..(file.Length / 2)], 1));
    }

    [Fact]
    public async Task ReadsTheLastManagedDateOfTheGivenInstances()
    {
        var file = await FileAsync(Fleets.Findings(Fleets.FromInstances(
            [
                Fleets.Instance(1),
                Fleets.Instance(2, ("lastManaged", "1999-01-01"), ("instance", "i-00000000000000003")),
                Fleets.Instance(3, ("lastManaged", "1999-01-01")),
            ],
            Fleets.Node(1), Fleets.Node(2))));

        Assert.Equal(
            new Dictionary<InstanceKey, DateOnly> { [Fleets.Key(2)] = Fleets.RunDate },
            await LastManagedAsync(file, 2, 3, 4));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"tags\":{\"lastManaged\":\"2026-01-01\"}}")]
    [InlineData("""
        {"account":"111111111111","region":"eu-west-1","instance":"i-00000000000000001","lastManaged":"9999-12-31"}
        """)]
    public async Task ALineWithoutAnEarlierDateHasNoLastManagedDate(string line) =>
        Assert.Empty(await LastManagedAsync(Gzip($"{line}\n"), 1));

    [Theory]
    [InlineData("\n")]
    [InlineData("{\n")]
    [InlineData("{}{}\n")]
    [InlineData("no json\n")]
    [InlineData("[1]\n")]
    [InlineData("{\"account\":1,\"region\":null,\"instance\":[],\"lastManaged\":\"never\"}\n")]
    [InlineData("{\"lastManaged\":{\"lastManaged\":\"2026-01-01\"}}\n")]
    [InlineData("{\"\\uD800\":1}\n")]
    [InlineData("{\"account\":\"\\uD800\"}\n")]
    [InlineData("{\"account\":\"\u00E9\"}\n")]
    public async Task RejectsGarbage(string lines) =>
        await Assert.ThrowsAnyAsync<JsonException>(() => LastManagedAsync(Gzip(lines), 1));

    [Fact]
    public async Task RejectsAFileThatIsNotGzipOrNotWhole() => await Assert.AllAsync(
        [[], "not gzip at all"u8.ToArray(), Gzip("{}\n{")],
        file => Assert.ThrowsAsync<InvalidDataException>(() => LastManagedAsync(file, 1)));

    [Fact]
    public async Task ReadsInstancesInOrderAndOnlyTheKeyOfManagedOnes()
    {
        var findings = Fleets.Findings(Fleets.FromInstances(
            [Fleets.Instance(3), Fleets.Instance(1, ("verdict", "managed")), Fleets.Instance(2)], Fleets.Node(2)));

        var rows = await RowsAsync(await FileAsync(findings));

        Assert.Equal([Fleets.Key(1), Fleets.Key(2), Fleets.Key(3)], rows.Select(row => row.Key));
        Assert.Equal(
            [InstanceStatus.Unmanaged, InstanceStatus.Managed, InstanceStatus.Unmanaged], rows.Select(row => row.Status));
        Assert.Null(rows[1].Row);
    }

    [Fact]
    public async Task RejectsAFileThatIsNotSorted()
    {
        var lines = await LinesAsync(Fleets.Findings(Fleets.With(managed: [1, 2])));

        var error = await Assert.ThrowsAsync<InvalidDataException>(
            () => RowsAsync(Gzip($"{lines[1]}\n{lines[0]}\n")));

        Assert.StartsWith(
            $"The file is not sorted: {Fleets.Key(1)} follows {Fleets.Key(2)}", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null\n")]
    [InlineData("{}\n")]
    [InlineData("{\"verdict\":\"managed\"}\n")]
    public async Task RejectsMalformedLines(string lines) =>
        await Assert.ThrowsAnyAsync<Exception>(() => RowsAsync(Gzip(lines)));

    [Fact]
    public async Task RejectsAFileThatUnpacksBeyondItsLimit()
    {
        var bomb = Bomb(Encoding.UTF8.GetBytes($"{new string(' ', 1_000_000)}{{}}\n"), 100);

        var failure = await Assert.ThrowsAsync<InvalidDataException>(() => LastManagedAsync(bomb, 1));

        Assert.Contains("expand to more than", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RejectsALineOf64MegabytesAtItsFirstMegabyte()
    {
        using var bomb = new MemoryStream(Bomb(new byte[1024 * 1024], 64));

        var error = await Assert.ThrowsAsync<InvalidDataException>(
            () => InstancesFile.FindAsync(bomb, "i-00000000000000003", default));

        Assert.Equal("A line is longer than 1048576 bytes.", error.Message);
        Assert.True(bomb.Position < bomb.Length, "The stream was read to its end.");
    }

    // A gzip file can have several members.
    private static byte[] Bomb(byte[] megabyte, int times) =>
        [.. Enumerable.Repeat(TestGzip.Pack(megabyte, CompressionLevel.SmallestSize), times).SelectMany(member => member)];

    private static async Task<List<ArchivedInstance>> RowsAsync(byte[] file) =>
        await InstancesFile.ReadAsync(new MemoryStream(file), default).ToListAsync();

    private static async Task<byte[]> FileAsync(RunFindings findings)
    {
        using var stream = new MemoryStream();
        await InstancesFile.WriteAsync(findings, stream, default);
        return stream.ToArray();
    }

    private static Task<Dictionary<InstanceKey, DateOnly>> LastManagedAsync(byte[] file, params int[] wanted) =>
        InstancesFile.ReadLastManagedAsync(
            new MemoryStream(file), wanted.Select(n => Fleets.Key(n)).ToHashSet(), Fleets.RunDate, default);

    private static async Task<string[]> LinesAsync(RunFindings findings) =>
        TestGzip.UnpackLines(await FileAsync(findings));

    // Latin-1 encodes é as a byte that is invalid in UTF-8.
    private static byte[] Gzip(string text) => TestGzip.Pack(Encoding.Latin1.GetBytes(text));

    private static string Json(ReportedInstance? row) =>
        JsonSerializer.Serialize(row, ArchiveJson.Instance.ReportedInstance!);
}
