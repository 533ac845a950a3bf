using System.Globalization;
using CsvHelper;
using FleetDiff.Soak.Expected;

namespace FleetDiff.Soak.Observed;

/// <summary><c>unmanaged.csv</c> or an account's file, read as anybody reads CSV.</summary>
internal static class Sheet
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
                Json.DayOf(csv["firstUnmanaged"]),
                Json.DayOf(csv["lastManaged"])));
        }

        return rows;
    }

    /// <summary>How the file has to show a row: a spreadsheet must not calculate a name.</summary>
    public static SheetRow Of(Row row, string change) => new(
        row.Key, Harmless(row.Name ?? ""), row.Verdict, change, row.FirstUnmanaged, row.LastManaged);

    private static string Harmless(string name) =>
        name.TrimStart(' ') is { Length: > 0 } text && "=+-@\t\r\n＝＋－＠".Contains(text[0], StringComparison.Ordinal)
            ? $"'{name}"
            : name;
}
