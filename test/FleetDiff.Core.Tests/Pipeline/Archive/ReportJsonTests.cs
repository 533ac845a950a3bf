using System.Text;
using System.Text.Json;
using FleetDiff.Core.Analysis;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Core.Tests.Pipeline.Archive;

public class ReportJsonTests
{
    [Fact]
    public void RoundTripsAndIsReadAsABaselineWithoutItsChanges()
    {
        var rules = new AnalysisRules { Accounts = ["999999999999"] };
        var before = Fleets.EarlierReports(Fleets.With(managed: [1, 2], unmanaged: [4, 5]));
        var report = Fleets.Report(
            Fleets.FromInstances(
                [
                    Fleets.Instance(1), Fleets.Instance(4), Fleets.Instance(6, ("fleetdiff:exempt", "2027-01-01")),
                    .. HostileText.Texts.Select((text, n) => Fleets.Instance(100 + n, ("Name", text), ($"k{text}", "東京"))),
                ],
                [.. new[] { 1, 4, 7 }.Concat(Enumerable.Range(103, 12)).Select(Fleets.Node)]),
            before, rules: rules);

        var written = Write(report);
        var again = Write(JsonSerializer.Deserialize(written, ArchiveJson.Instance.Report));

        Assert.NotEmpty(report.New);
        Assert.NotEmpty(report.Exempted);
        Assert.NotEmpty(report.OrphanedNodes);
        Assert.NotEmpty(report.BlindSpots);
        Assert.Equal(written, again);
        var baseline = JsonSerializer.Deserialize(written, ArchiveJson.WithoutChanges)!;
        Assert.Equal(report.Unmanaged.Select(row => row.Key), baseline.Unmanaged.Select(row => row.Key));
        Assert.Empty(baseline.New.Concat(baseline.Resolved).Concat(baseline.Removed));
    }

    [Theory]
    [InlineData("\"totals\":{", "\"totals\":null,\"was\":{")]
    [InlineData("\"unmanaged\":[", "\"unmanaged\":null,\"was\":[")]
    [InlineData("\"verdict\":\"unmanaged\"", "\"verdict\":2")]
    [InlineData("\"verdict\":\"unmanaged\"", "\"verdict\":\"lost\"")]
    [InlineData("\"date\":\"2026-11-23\"", "\"date\":\"tonight\"")]
    [InlineData("\"tags\":{}", "\"tags\":{\"a\":1}")]
    [InlineData("\"tags\":{}", "\"tags\":[]")]
    [InlineData("\"tags\":{}", "\"tags\":{\"a\":\"\\uD800\"}")]
    public void RejectsADamagedReport(string good, string bad)
    {
        var written = Encoding.UTF8.GetString(Write(Fleets.Report(Fleets.With(managed: [1], unmanaged: [2]))));
        Assert.Contains(good, written, StringComparison.Ordinal);

        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(
            written.Replace(good, bad, StringComparison.Ordinal), ArchiveJson.Instance.Report));
    }

    private static byte[] Write(Report? report)
    {
        Assert.NotNull(report);
        return JsonSerializer.SerializeToUtf8Bytes(report, ArchiveJson.Instance.Report);
    }
}
