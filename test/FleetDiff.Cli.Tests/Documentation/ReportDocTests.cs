using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using FleetDiff.Core.Analysis.Alerts;
using FleetDiff.Core.Analysis.Exemptions;
using FleetDiff.Core.Pipeline.Archive;
using FleetDiff.Reporting.Csv;
using FleetDiff.Reporting.Json;

namespace FleetDiff.Cli.Tests.Documentation;

/// <summary>File names, field names, verdicts and kinds of alerts in the documentation.</summary>
public sealed class ReportDocTests(DemoArchive demo) : IClassFixture<DemoArchive>
{
    private const string Archive = "docs/archive.md";

    [Fact]
    public void ArchiveFilesMatchTheProgram() => Assert.Equal(
        Directory.EnumerateFiles(demo.Path, "*", SearchOption.AllDirectories)
            .Select(file => Pattern(Path.GetRelativePath(demo.Path, file).Replace('\\', '/')))
            .Append(ArchiveKeys.Doctor).Distinct().Order(StringComparer.Ordinal),
        Docs.CodeBlocks(Archive).First().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => Pattern(line.Split(' ')[0])).Order(StringComparer.Ordinal));

    [Fact]
    public void ReportFieldsMatchTheProgram() =>
        SameNames(FieldsOf(typeof(Report)), Docs.FirstColumn(Archive, "field"));

    [Fact]
    public void CsvColumnsMatchTheProgram() => SameNames(
        File.ReadLines(Path.Combine(demo.Path, "reports/date=2026-11-23/unmanaged.csv")).First().Split(','),
        Docs.Rows(Archive, "column").Where(row => row.Count == 2).SelectMany(row => Docs.Codes(row[0]))
            .TakeWhile(column => column != "fleet"));

    [Fact]
    public void CoverageColumnsMatchTheProgram() => SameNames(CoverageCsv.Columns, Docs.FirstColumn(Archive, "ledger column"));

    [Fact]
    public void VerdictsMatchTheProgram() => Assert.Equal(
        Enum.GetValues<Verdict>().Select(KebabCase.Format), Docs.FirstColumn("docs/verdicts.md", "verdict"));

    [Fact]
    public void EveryReasonHasARowWithItsVerdict() => SameNames(
        Enum.GetValues<Reason>().Select(KebabCase.Format),
        Docs.Rows("docs/verdicts.md", "Resource Explorer lists a node").SelectMany(row => Docs.Codes(row[^1]))
            .Where(code => code != "disputed"));

    [Fact]
    public void AlertKindsMatchTheProgramInOrder() => Assert.Equal(
        Enum.GetValues<AlertKind>().Select(KebabCase.Format), Docs.FirstColumn("docs/alerts.md", "kind"));

    [Fact]
    public void AlertMessageFieldsMatchTheProgram() =>
        SameNames(FieldsOf(typeof(AlertMessage)), Docs.FirstColumn("docs/alerts.md", "field"));

    [Fact]
    public void ExemptionColumnsMatchTheProgram()
    {
        var columns = Docs.FirstColumn("docs/exemptions.md", "column");
        var file = $"{string.Join(',', columns)}\n{string.Join(',', columns.Select(Value))}\n";

        Assert.Single(ExemptionParser.Parse(System.Text.Encoding.UTF8.GetBytes(file)));
        SameNames(columns, Docs.CodeBlocks("docs/exemptions.md").First().Split('\n')[0].Split(','));

        static string Value(string column) => column switch
        {
            "until" => "2027-03-31",
            "tag" => "team=batch",
            "group" or "owner" or "reason" => column,
            _ => "*",
        };
    }

    [Fact]
    public void TheExemptionsExampleIsValid() => Assert.Equal(
        3, ExemptionParser.Parse(System.Text.Encoding.UTF8.GetBytes(Docs.CodeBlocks("docs/exemptions.md").First())).Count);

    private static string Pattern(string file) => System.Text.RegularExpressions.Regex.Replace(
        file, @"\d{4}-\d\d-\d\d|\d{12}(?=\.csv)|(?<=^leases/)\d+", "#");

    private static IEnumerable<string> FieldsOf(Type type) =>
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.GetCustomAttribute<JsonIgnoreAttribute>() is null or { Condition: not JsonIgnoreCondition.Always }
        select JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    private static void SameNames(IEnumerable<string> expected, IEnumerable<string> actual) =>
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
}
