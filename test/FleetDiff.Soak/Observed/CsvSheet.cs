using System.Globalization;
using System.Text;
using CsvHelper;
using FleetDiff.Soak.Expected;

namespace FleetDiff.Soak.Observed;

/// <summary>Reads <c>unmanaged.csv</c> or an account's file with a general CSV parser.</summary>
internal static class CsvSheet
{
    public static IReadOnlyList<SheetRow> Rows(ReadOnlyMemory<byte> bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes.ToArray()));
        using var csv = new CsvReader(reader, CultureInfo.InvariantCulture);
        var rows = new List<SheetRow>();
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
        {
            rows.Add(new(
                new(csv["account"]!, csv["region"]!, csv["instance"]!),
                csv["name"]!,
                csv["verdict"]!,
                csv["change"]!,
                Json.ParseDay(csv["firstUnmanaged"]),
                Json.ParseDay(csv["lastManaged"])));
        }

        return rows;
    }

    /// <summary>
    /// Creates the row that the file must show: no name is a formula, and no character is invisible.
    /// </summary>
    public static SheetRow Parse(Row row, string change) => new(
        row.Key, Harmless(row.Name ?? ""), row.Verdict, change, row.FirstUnmanaged, row.LastManaged);

    private static string Harmless(string name) => string.Join(';', Visible(name).Split(';').Select(cell =>
        cell.TrimStart(' ', '\u3000', '"') is { Length: > 0 } text && "=+-@＝＋－＠".Contains(text[0], StringComparison.Ordinal)
            ? $"'{cell}"
            : cell));

    private static string Visible(string name) => string.Concat(name.EnumerateRunes().Select(rune =>
        Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator
            ? $"‹U+{rune.Value:X4}›"
            : rune.ToString()));
}
