using System.Text;
using System.Text.Json;
using FleetDiff.Fleet;
using FleetDiff.Reporting;
using FsCheck.Xunit;

namespace FleetDiff.Core.Tests.Reporting;

public class UnmanagedFiles
{
    private static readonly string[] Columns =
    [
        "date", "account", "region", "instance", "name", "verdict", "reason", "because", "change",
        "firstUnmanaged", "lastManaged", "nightsOpen", "reportedAt", "tags",
    ];

    [Fact]
    public async Task WithoutARowAreTheColumns() =>
        Assert.Equal(Columns, Assert.Single(await RowsAsync(Fleets.With(managed: [1]))));

    [Fact]
    public async Task SayWhatIsNewAndHowLongTheRestIsOpen()
    {
        var before = Fleets.LastNights(Fleets.With(managed: [1, 3], unmanaged: [2]));

        var rows = await RowsAsync(Fleets.With(managed: [1], unmanaged: [2, 3]), before);

        Assert.Equal(["still", "2026-11-22", "", "2"], rows[1].Skip(8).Take(4));
        Assert.Equal(["new", "2026-11-23", "", "1"], rows[2].Skip(8).Take(4));
        Assert.Equal("2026-11-22T20:00:00Z", rows[1][12]);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("  =1+1", "'  =1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r\n=1", "'\r\n=1")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("\u00A0=1+1", "'\u00A0=1+1")]
    [InlineData("\u3000=1+1", "'\u3000=1+1")]
    [InlineData("a=1", "a=1")]
    [InlineData("東京", "東京")]
    public async Task DoNotLetASpreadsheetCalculate(string name, string field)
    {
        var rows = await RowsAsync(Fleets.Of([Fleets.Instance(1), Fleets.Instance(2, ("Name", name))], Fleets.Node(1)));

        Assert.Equal(field, rows[1][4]);
    }

    [Theory]
    [MemberData(nameof(Hostile.Theory), MemberType = typeof(Hostile))]
    public async Task ReadBackHostileNamesAndTags(string text) => Assert.True(await ReadsBackAsync(text));

    [Property]
    public bool ReadBackWhateverIsWritten(string? text) => ReadsBackAsync(text ?? "").GetAwaiter().GetResult();

    private static async Task<bool> ReadsBackAsync(string text)
    {
        var tags = Fleets.Tags(("Name", text), (",\"\r\n", text));
        var rows = await RowsAsync(Fleets.Of(
            [Fleets.Instance(1), new Instance(Fleets.Key(2), null, tags)], Fleets.Node(1)));
        using var json = JsonDocument.Parse(rows[1][13]);

        return rows.Count == 2
            && rows.All(row => row.Count == Columns.Length)
            && (rows[1][4] == tags["Name"] || rows[1][4] == $"'{tags["Name"]}")
            && json.RootElement.GetProperty("Name").GetString() == tags["Name"];
    }

    private static async Task<IReadOnlyList<IReadOnlyList<string>>> RowsAsync(
        Inventory inventory, Report? before = null)
    {
        using var stream = new MemoryStream();
        await UnmanagedCsv.WriteAsync(Fleets.Report(inventory, before), stream, default);
        return Csv.Read(Encoding.UTF8.GetString(stream.ToArray()));
    }
}
