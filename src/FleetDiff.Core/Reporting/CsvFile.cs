using System.Buffers;
using System.Text;

namespace FleetDiff.Reporting;

/// <summary>
/// Writes RFC 4180 in UTF-8: a comma between fields, CR LF after each record. A value that a spreadsheet would
/// calculate gets an apostrophe in front.
/// </summary>
internal static class CsvFile
{
    private const int FlushCharacters = 16 * 1024;

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    /// <summary>Writes records, one at a time.</summary>
    public static async Task WriteAsync(
        Stream stream, IEnumerable<IEnumerable<string>> records, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(stream, leaveOpen: true);
        var lines = new StringBuilder();
        foreach (var record in records)
        {
            foreach (var value in record)
            {
                Add(lines, value);
                lines.Append(',');
            }

            lines.Length--;
            lines.Append("\r\n");
            if (lines.Length >= FlushCharacters)
            {
                await writer.WriteAsync(lines, cancellationToken);
                lines.Clear();
            }
        }

        await writer.WriteAsync(lines, cancellationToken);
    }

    // Excel, LibreOffice and Google Sheets calculate what begins so, whatever the quotes around it (OWASP, CSV
    // Injection).
    private static void Add(StringBuilder line, string value)
    {
        var calculates = value.AsSpan().TrimStart(" \u00A0\u3000")
            is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠', ..];
        var isQuoted = value.AsSpan().ContainsAny(Quoted);
        line.Append(isQuoted ? "\"" : "").Append(calculates ? "'" : "");
        var start = line.Length;
        line.Append(value);
        if (isQuoted)
        {
            line.Replace("\"", "\"\"", start, value.Length).Append('"');
        }
    }
}
