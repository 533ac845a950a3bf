using System.Buffers;
using System.Text;

namespace FleetDiff.Reporting.Csv;

/// <summary>
/// Writes RFC 4180 in UTF-8: a comma between fields, CR LF after each record. A value that a spreadsheet would evaluate
/// as a formula gets a leading apostrophe. Invisible characters are shown as code points.
/// </summary>
internal static class CsvWriter
{
    private const string Blanks = " \u3000\"";

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    /// <summary>
    /// Writes the column names and one record for each row. Excel needs the byte order mark to open a file as UTF-8.
    /// </summary>
    public static async Task WriteAsync<T>(
        Stream stream, IEnumerable<T> rows, IReadOnlyList<(string Name, Func<T, string> Format)> columns, bool byteOrderMark,
        CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(byteOrderMark), leaveOpen: true);
        await writer.WriteAsync(FormatRecord(columns.Select(column => column.Name)));
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await writer.WriteAsync(FormatRecord(columns.Select(column => column.Format(row))));
        }
    }

    /// <summary>Formats JSON as a field. JSON escapes replace invisible characters and characters that start a formula.</summary>
    public static string FormatJson(ReadOnlySpan<byte> utf8)
    {
        var json = Encoding.UTF8.GetString(utf8);
        if (!json.AsSpan().ContainsAnyExceptInRange(' ', '~') && !json.Contains(';', StringComparison.Ordinal))
        {
            return json;
        }

        var escaped = new StringBuilder();
        var begins = false;
        foreach (var rune in json.EnumerateRunes())
        {
            var text = rune.ToString();
            if (SafeText.IsInvisible(rune) || (begins && IsFormula(text)))
            {
                text = string.Concat(text.Select(unit => $"\\u{(int)unit:X4}"));
            }

            escaped.Append(text);
            begins = rune.Value == ';' || (begins && Blanks.Contains(text, StringComparison.Ordinal));
        }

        return escaped.ToString();
    }

    private static string FormatRecord(IEnumerable<string> values) => $"{string.Join(',', values.Select(FormatField))}\r\n";

    private static string FormatField(string value)
    {
        var field = NeutralizeFormula(SafeText.EscapeInvisible(value));
        return field.AsSpan().ContainsAny(Quoted) ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
    }

    // A spreadsheet with a semicolon as list separator starts a new cell after each semicolon, even within quotes,
    // because the quotes are not at the start of its previous cell.
    private static string NeutralizeFormula(string value) =>
        value.Contains(';', StringComparison.Ordinal)
            ? string.Join(';', value.Split(';').Select(cell => IsFormula(cell) ? $"'{cell}" : cell))
            : IsFormula(value) ? $"'{value}" : value;

    // Excel, LibreOffice and Google Sheets evaluate text with these first characters, even in quotes (OWASP, CSV
    // Injection).
    private static bool IsFormula(string cell) =>
        cell.AsSpan().TrimStart(Blanks) is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..];
}
