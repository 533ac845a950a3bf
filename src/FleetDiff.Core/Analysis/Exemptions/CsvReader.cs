using System.Text;

namespace FleetDiff.Core.Analysis.Exemptions;

/// <summary>A field of a CSV file.</summary>
/// <param name="Value">The value, without quotes and surrounding white space.</param>
/// <param name="Line">The line in which the field begins, from 1.</param>
/// <param name="Column">The character with which the field begins, from 1.</param>
internal readonly record struct CsvField(string Value, int Line, int Column);

/// <summary>
/// Reads the records of a CSV file (RFC 4180): fields in quotes can contain commas, doubled quotes and line breaks. The
/// separator can also be a semicolon or a tab, as Excel writes them in many countries. Empty lines, records with only empty
/// fields, and lines that begin with <c>#</c> are skipped. An invalid record becomes a problem, and reading continues with
/// the line after its first line.
/// </summary>
/// <remarks>It is not a library because CSV libraries do not return the column of each field and of each mistake.</remarks>
internal sealed class CsvReader(string text, List<ExemptionProblem> problems)
{
    private const int MaxLength = 4096;

    private static readonly char[] Separators = [',', ';', '\t'];

    private readonly string[] _lines = text.Split(["\r\n", "\r", "\n"], StringSplitOptions.None);
    private char? _separator;
    // The index of a line, and of a character in it.
    private int _line;
    private int _at;

    /// <summary>The name of the separator; known after the first record was read.</summary>
    public string Separator => _separator switch
    {
        ';' => "semicolon",
        '\t' => "tab",
        _ => "comma",
    };

    private string Line => _lines[_line];

    // The character at the position, or null at the end of the line.
    private char? Current => _at < Line.Length ? Line[_at] : null;

    public IEnumerable<IReadOnlyList<CsvField>> Read()
    {
        for (; _line < _lines.Length && problems.Count < ExemptionsException.MaxProblems; _line++)
        {
            if (string.IsNullOrWhiteSpace(Line) || Line.TrimStart()[0] == '#' || (_separator is null && IsSeparatorLine(Line)))
            {
                continue;
            }

            _separator ??= DetectSeparator(Line);
            var first = _line;
            if (ReadRecord() is not { } record)
            {
                _line = first;
            }
            else if (record.Exists(field => field.Value.Length > 0))
            {
                yield return record;
            }
        }
    }

    // Excel writes this line to name the separator. It is skipped, because the header row shows the separator too.
    private static bool IsSeparatorLine(string line) =>
        line.TrimEnd().Length <= 5 && line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase);

    // No column name contains a separator.
    private static char DetectSeparator(string header) =>
        Separators.MaxBy(separator => header.Count(character => character == separator));

    // Returns null after a problem.
    private List<CsvField>? ReadRecord()
    {
        if (Line.Length > MaxLength)
        {
            Report(_line, 0, $"the line is too long; expected at most {MaxLength} characters.");
            return null;
        }

        var fields = new List<CsvField>();
        for (_at = 0; ; _at++)
        {
            var (line, column) = (_line, _at);
            if ((Current == '"' ? ReadQuoted() : ReadUnquoted()) is not { } value)
            {
                return null;
            }

            fields.Add(new(value.Trim(), line + 1, column + 1));
            if (Current is null)
            {
                return fields;
            }
        }
    }

    private string? ReadUnquoted()
    {
        var begin = _at;
        _at = Line.IndexOf(_separator!.Value, begin) is >= 0 and var end ? end : Line.Length;
        var value = Line[begin.._at];
        if (value.IndexOf('"', StringComparison.Ordinal) is not (>= 0 and var quote))
        {
            return value;
        }

        Report(_line, begin + quote, $"{ExemptionProblem.Quote(value)} contains a quote; expected the whole field in quotes, "
            + "and each quote in it doubled.");
        return null;
    }

    private string? ReadQuoted()
    {
        var (line, column) = (_line, _at);
        var value = new StringBuilder();
        _at++;
        while (true)
        {
            var quote = Line.IndexOf('"', _at);
            value.Append(Line, _at, (quote < 0 ? Line.Length : quote) - _at);
            if (quote < 0)
            {
                if (_line + 1 == _lines.Length || value.Length + _lines[_line + 1].Length > MaxLength)
                {
                    return ReportUnclosed();
                }

                value.Append(' ');
                (_line, _at) = (_line + 1, 0);
                continue;
            }

            _at = quote + 1;
            if (Current != '"')
            {
                break;
            }

            value.Append('"');
            _at++;
        }

        while (Current is ' ' or '\t' && Current != _separator)
        {
            _at++;
        }

        if (Current is null || Current == _separator)
        {
            return value.ToString();
        }

        if (_line > line)
        {
            // The quote that ends this field on a later line is the opening quote of another field.
            return ReportUnclosed();
        }

        Report(_line, _at, $"'{Current}' follows a closing quote; expected a {Separator} or the end of the line.");
        return null;

        string? ReportUnclosed()
        {
            Report(line, column, "the quote that opens here is never closed; expected a closing quote after the field.");
            return null;
        }
    }

    private void Report(int line, int at, string what) => problems.Add(new(line + 1, at + 1, null, what));
}
