using System.Globalization;
using System.Text;
using CsvHelper;
using FleetDiff.Soak.Expected;

namespace FleetDiff.Soak.Observed;

/// <summary>The rows of <c>unmanaged.csv</c> or of an account's file, as text.</summary>
internal static class CsvSheet
{
    private static readonly string[] Columns =
        ["account", "region", "instance", "name", "verdict", "change", "firstUnmanaged", "lastManaged"];

    /// <summary>Reads a file with a general CSV parser.</summary>
    public static IReadOnlyList<string> Rows(ReadOnlyMemory<byte> bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes.ToArray()));
        using var csv = new CsvReader(reader, CultureInfo.InvariantCulture);
        var rows = new List<string>();
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
        {
            rows.Add(string.Join(" | ", Columns.Select(column => csv[column])));
        }

        return rows;
    }

    /// <summary>Formats the row that the file must show: no name is a formula, and no character is invisible.</summary>
    public static string Format(Row row) => string.Join(" | ",
        row.Key.Account, row.Key.Region, row.Key.Id, Harmless(row.Name ?? ""), row.Verdict, Change(row),
        $"{row.FirstUnmanaged:O}", $"{row.LastManaged:O}");

    private static string Change(Row row) => row.Status != "unmanaged" ? ""
        : row.Quiet ?? (!row.Due ? "still" : row.Reopened is null ? "new" : "reopened");

    private static string Harmless(string name) => string.Join(';', Visible(name).Split(';').Select(cell =>
        cell.TrimStart(' ', '\u3000', '"') is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..] ? $"'{cell}" : cell));

    private static string Visible(string name) => string.Concat(name.EnumerateRunes().Select(rune =>
        Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator
            ? $"‹U+{rune.Value:X4}›"
            : rune.ToString()));
}
