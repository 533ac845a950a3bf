using System.Buffers;
using System.Text;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting.Csv;

/// <summary>
/// Writes RFC 4180 in UTF-8: a comma between fields, CR LF after each record. A value that a spreadsheet would
/// calculate gets an apostrophe in front, and characters that nobody sees are shown by their code point.
/// </summary>
internal static class CsvWriter
{
    private const int FlushCharacters = 16 * 1024;
    private const string Blanks = " \u3000\"";

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    /// <summary>Writes records, one at a time.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="records">The records.</param>
    /// <param name="byteOrderMark">
    /// Whether the file begins with U+FEFF: Excel reads a file that is opened from its folder as UTF-8 only then.
    /// </param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task WriteAsync(
        Stream stream, IEnumerable<IEnumerable<string>> records, bool byteOrderMark, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(byteOrderMark), leaveOpen: true);
        var lines = new StringBuilder();
        foreach (var record in records)
        {
            foreach (var value in record)
            {
                Append(lines, NeutralizeFormula(SafeText.EscapeInvisible(value)));
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

    /// <summary>
    /// JSON as a field: the same JSON, in which nothing is invisible and nothing calculated, by its own escapes.
    /// </summary>
    public static string FormatJson(ReadOnlySpan<byte> utf8)
    {
        var json = Encoding.UTF8.GetString(utf8);
        if (!json.AsSpan().ContainsAnyExceptInRange(' ', '~') && !json.Contains(';', StringComparison.Ordinal))
        {
            return json;
        }

        var (escaped, begins) = (new StringBuilder(json.Length + 16), false);
        foreach (var rune in json.EnumerateRunes())
        {
            var text = rune.ToString();
            if (InvisibleCharacters.Contains(rune) || (begins && IsFormula(text)))
            {
                text = string.Concat(text.Select(unit => $"\\u{(int)unit:X4}"));
            }

            escaped.Append(text);
            begins = rune.Value == ';' || (begins && Blanks.Contains(text, StringComparison.Ordinal));
        }

        return escaped.ToString();
    }

    private static void Append(StringBuilder line, string value)
    {
        if (!value.AsSpan().ContainsAny(Quoted))
        {
            line.Append(value);
            return;
        }

        line.Append('"');
        var start = line.Length;
        line.Append(value).Replace("\"", "\"\"", start, value.Length).Append('"');
    }

    // A spreadsheet whose list separator is the semicolon takes what follows one for a cell, within quotes as well:
    // the quotes are not at the beginning of what it takes for the cell before.
    private static string NeutralizeFormula(string value) =>
        value.Contains(';', StringComparison.Ordinal)
            ? string.Join(';', value.Split(';').Select(cell => IsFormula(cell) ? $"'{cell}" : cell))
            : IsFormula(value) ? $"'{value}" : value;

    // Excel, LibreOffice and Google Sheets calculate what begins so, whatever the quotes around it (OWASP, CSV
    // Injection).
    private static bool IsFormula(string cell) =>
        cell.AsSpan().TrimStart(Blanks) is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..];
}
