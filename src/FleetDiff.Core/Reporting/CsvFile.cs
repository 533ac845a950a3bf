using System.Buffers;

namespace FleetDiff.Reporting;

/// <summary>
/// Writes RFC 4180 in UTF-8: a comma between fields, CR LF after each record. A value that a spreadsheet would
/// calculate gets an apostrophe in front.
/// </summary>
internal static class CsvFile
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    /// <summary>Writes records, one at a time.</summary>
    public static async Task WriteAsync(
        Stream stream, IEnumerable<IEnumerable<string>> records, CancellationToken cancellationToken)
    {
        var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\r\n" };
        await using (writer)
        {
            foreach (var record in records)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await writer.WriteLineAsync(string.Join(',', record.Select(Field)));
            }
        }
    }

    // Excel, LibreOffice and Google Sheets calculate what begins so, whatever the quotes around it (OWASP, CSV
    // Injection).
    private static string Field(string value)
    {
        var text = value.TrimStart(' ', '\u00A0', '\u3000')
            is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠', ..]
            ? $"'{value}"
            : value;
        return text.AsSpan().ContainsAny(Quoted) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
