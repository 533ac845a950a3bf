using System.IO.Compression;
using System.Text;
using System.Text.Json;
using FleetDiff.Core.Analysis;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Core.Tests.Pipeline.Archive;

public class InstancesFileTests
{
    [Fact]
    public async Task HasOneLineForEachInstance()
    {
        var findings = Fleets.Findings(Fleets.FromInstances(
            [Fleets.Instance(1, ("Name", "a\nb"), ("部署", "東京")), Fleets.Instance(2)], Fleets.Node(1)));

        var lines = Lines(await FileAsync(findings));

        Assert.Equal(2, lines.Length);
        Assert.Contains("\"tags\":{\"Name\":\"a\\nb\",\"部署\":\"東京\"}", lines[0], StringComparison.Ordinal);
        Assert.Equal(
            findings.GetInstances().Select(Json),
            lines.Select(line => Json(JsonSerializer.Deserialize(line, ArchiveJson.Instance.ReportedInstance))));
    }

    /// <summary>Covers managed instances, which have no row object, with and without a Name, a time and a long id.</summary>
    [Fact]
    public async Task HasTheLinesThatTheSerializerWrites()
    {
        var reported = new DateTimeOffset(2026, 11, 22, 21, 15, 30, 250, TimeSpan.Zero);
        Assert.True(InstanceKey.TryParse(Fleets.Account, "eu-west-1", "i-0a1b2c3d", out var old));
        var findings = Fleets.Findings(Fleets.FromInstances(
            [
                new(old, reported, default),
                Fleets.Instance(1, ("Name", "<b>\"a\"\u2028\n倉庫😀"), ("lastManaged", "x")),
                Fleets.Instance(2, ("Name", "")), Fleets.Instance(3),
                Fleets.Instance(4, ("a\"Name", "no"), ("Name", "yes")), Fleets.Instance(5, ("a\"Name", "no")),
                Fleets.Instance(6, ("a", "{\"Name\":\"no\"}")),
            ],
            new(old, reported), Fleets.Node(1), Fleets.Node(2), Fleets.Node(4), Fleets.Node(5), Fleets.Node(6)));

        Assert.Equal(
            findings.GetInstances().Select(row => Json(row with { })), Lines(await FileAsync(findings)));
    }

    [Fact]
    public async Task MarksEveryLineOfASuspectRun()
    {
        var lines = Lines(await FileAsync(Fleets.Findings(Fleets.With(unmanaged: [1, 2]))));

        Assert.All(lines, line => Assert.Contains("\"suspect\":true", line, StringComparison.Ordinal));
        Assert.DoesNotContain("suspect", string.Concat(Lines(await FileAsync(Fleets.Findings(Fleets.With([1], [2]))))),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task WritesMoreThanOneBlock()
    {
        var fleet = Fleets.With(managed: [.. Enumerable.Range(0, 3000)]);

        var file = await FileAsync(Fleets.Findings(fleet));

        Assert.Equal(3000, Lines(file).Length);
        Assert.Equal(3000, (await LastManagedAsync(file, [.. Enumerable.Range(0, 3000)])).Count);
    }

    [Fact]
    public async Task ReadsTheLastManagedDateOfTheGivenInstances()
    {
        var file = await FileAsync(Fleets.Findings(Fleets.With(managed: [1, 2], unmanaged: [3])));

        Assert.Equal(
            new Dictionary<InstanceKey, DateOnly> { [Fleets.Key(2)] = Fleets.RunDate },
            await LastManagedAsync(file, 2, 3, 4));
    }

    [Fact]
    public async Task IgnoresTagsNamedLikeFields()
    {
        var file = await FileAsync(Fleets.Findings(Fleets.FromInstances(
            [
                Fleets.Instance(1, ("lastManaged", "1999-01-01"), ("instance", "i-00000000000000002")),
                Fleets.Instance(2, ("lastManaged", "1999-01-01")),
            ],
            Fleets.Node(1))));

        Assert.Equal([Fleets.Key(1)], (await LastManagedAsync(file, 1, 2)).Keys);
    }

    [Theory]
    [InlineData("[1]\n")]
    [InlineData("1\n")]
    [InlineData("{}\n")]
    [InlineData("{\"lastManaged\":{\"lastManaged\":\"2026-01-01\"}}\n")]
    [InlineData("{\"account\":1,\"region\":null,\"instance\":[],\"lastManaged\":\"never\"}\n")]
    public async Task MalformedLinesHaveNoLastManagedDate(string lines) => Assert.Empty(await LastManagedAsync(Gzip(lines), 1));

    [Theory]
    [InlineData("\n")]
    [InlineData("{\n")]
    [InlineData("{}{}\n")]
    [InlineData("no json\n")]
    [InlineData("{\"account\":\"\\uD800\"}\n")]
    [InlineData("{\"account\":\"\u00E9\"}\n")]
    public async Task RejectsGarbage(string lines) =>
        await Assert.ThrowsAnyAsync<JsonException>(() => LastManagedAsync(Gzip(lines), 1));

    [Fact]
    public async Task RejectsAFileThatIsNotGzip() =>
        await Assert.ThrowsAsync<InvalidDataException>(() => LastManagedAsync("not gzip at all"u8.ToArray(), 1));

    [Fact]
    public async Task RejectsAFileThatEndsInTheMiddleOfALine() =>
        await Assert.ThrowsAsync<InvalidDataException>(() => LastManagedAsync(Gzip("{}\n{"), 1));

    [Fact]
    public async Task RejectsAnEmptyFile() =>
        await Assert.ThrowsAsync<InvalidDataException>(() => LastManagedAsync([], 1));

    [Fact]
    public async Task RejectsATruncatedFile()
    {
        var whole = await FileAsync(Fleets.Findings(Fleets.With(managed: [.. Enumerable.Range(0, 3000)])));

        await Assert.ThrowsAsync<InvalidDataException>(() => LastManagedAsync(whole[..(whole.Length / 2)], 1));
    }

    [Fact]
    public async Task ReadsInstancesInOrderAndOnlyTheKeyOfManagedOnes()
    {
        var findings = Fleets.Findings(Fleets.FromInstances(
            [Fleets.Instance(3), Fleets.Instance(1, ("verdict", "managed")), Fleets.Instance(2)], Fleets.Node(2)));

        var rows = await RowsAsync(await FileAsync(findings));

        Assert.Equal([Fleets.Key(1), Fleets.Key(2), Fleets.Key(3)], rows.Select(row => row.Key));
        Assert.Equal([InstanceStatus.Unmanaged, InstanceStatus.Managed, InstanceStatus.Unmanaged], rows.Select(row => row.Status));
        Assert.Null(rows[1].Row);
    }

    [Fact]
    public async Task RejectsAFileThatIsNotSorted()
    {
        var lines = Lines(await FileAsync(Fleets.Findings(Fleets.With(managed: [1, 2]))));

        var error = await Assert.ThrowsAsync<InvalidDataException>(
            () => RowsAsync(Gzip($"{lines[1]}\n{lines[0]}\n")));

        Assert.StartsWith("The file is not sorted: 111111111111/eu-west-1/i-00000000000000001 follows", error.Message, StringComparison.Ordinal);
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
        using var bomb = new MemoryStream();
        await using (var gzip = new GZipStream(bomb, CompressionLevel.SmallestSize))
        {
            var line = Encoding.UTF8.GetBytes($"{new string(' ', 1_000_000)}{{}}\n");
            for (var megabytes = 0; megabytes < 92; megabytes++)
            {
                await gzip.WriteAsync(line);
            }
        }

        var failure = await Assert.ThrowsAsync<InvalidDataException>(() => LastManagedAsync(bomb.ToArray(), 1));

        Assert.Contains("expand to more than", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IgnoresADateLaterThanTheRun() => Assert.Empty(await LastManagedAsync(
        Gzip("""{"account":"111111111111","region":"eu-west-1","instance":"i-00000000000000001","lastManaged":"9999-12-31"}""" + "\n"), 1));

    private static async Task<List<ArchivedInstance>> RowsAsync(byte[] file)
    {
        using var stream = new MemoryStream(file);
        return await InstancesFile.ReadAsync(stream, default).ToListAsync();
    }

    private static async Task<byte[]> FileAsync(RunFindings findings)
    {
        using var stream = new MemoryStream();
        await InstancesFile.WriteAsync(findings, stream, default);
        return stream.ToArray();
    }

    private static async Task<IReadOnlyDictionary<InstanceKey, DateOnly>> LastManagedAsync(
        byte[] file, params int[] wanted)
    {
        using var stream = new MemoryStream(file);
        return await InstancesFile.ReadLastManagedAsync(stream, wanted.Select(n => Fleets.Key(n)).ToHashSet(), Fleets.RunDate, default);
    }

    private static string[] Lines(byte[] file)
    {
        using var gzip = new GZipStream(new MemoryStream(file), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip, Encoding.UTF8);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    // Latin-1 encodes é as a byte that is invalid in UTF-8.
    private static byte[] Gzip(string text)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.Latin1.GetBytes(text));
        }

        return stream.ToArray();
    }

    private static string Json(ReportedInstance? row) =>
        JsonSerializer.Serialize(row, ArchiveJson.Instance.ReportedInstance!);
}
