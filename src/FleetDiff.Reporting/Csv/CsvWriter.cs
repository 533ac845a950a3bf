using System.Buffers;
using System.Text;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting.Csv;

/// <summary>
/// Writes RFC 4180 in UTF-8: a comma between fields, CR LF after each record. A value that a spreadsheet would evaluate
/// as a formula gets a leading apostrophe. Invisible characters are shown as code points.
/// </summary>
internal static class CsvWriter
{
    private const int FlushCharacters = 16 * 1024;
    private const string Blanks = " \u3000\"";

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    /// <summary>Writes records one by one.</summary>
    /// <param name="stream">The stream to write to.</param>
    /// <param name="records">The records.</param>
    /// <param name="byteOrderMark">
    /// Whether the file begins with U+FEFF. Excel needs it to open a file as UTF-8.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation.</param>
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
    /// Formats JSON as a field. JSON escapes replace invisible characters and characters that start a formula.
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
