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
/// <remarks>It replaces a library because it returns the line and column of every field, and Core has no packages.</remarks>
internal sealed class CsvReader(string text, ExemptionProblemList problems)
{
    private const int MaxRecordLength = 4096;

    private readonly List<CsvField> _fields = [];
    private char _separator = ',';
    private int _at;
    private int _line = 1;
    private int _lineStart;

    /// <summary>The name of the separator; known after the first record was read.</summary>
    public string Separator => _separator switch
    {
        ';' => "semicolon",
        '\t' => "tab",
        _ => "comma",
    };

    public IEnumerable<IReadOnlyList<CsvField>> Read()
    {
        var isFirst = true;
        while (_at < text.Length && !problems.IsFull)
        {
            var line = GetLine(_at);
            if (line.IsWhiteSpace() || line.TrimStart() is ['#', ..])
            {
                SkipToNextLine(_at + line.Length);
                continue;
            }

            if (isFirst && IsSeparatorLine(line))
            {
                SkipToNextLine(_at + line.Length);
                continue;
            }

            _separator = isFirst ? DetectSeparator(line) : _separator;
            isFirst = false;

            var (begin, beginLine) = (_at, _line);
            if (TryReadRecord())
            {
                if (_fields.Exists(field => field.Value.Length > 0))
                {
                    yield return [.. _fields];
                }
            }
            else
            {
                _line = beginLine;
                SkipToNextLine(begin + GetLine(begin).Length);
            }
        }
    }

    // Excel writes this line to name the separator. It is skipped, because the header row shows the separator too.
    private static bool IsSeparatorLine(ReadOnlySpan<char> line) =>
        line.TrimEnd().Length <= 5 && line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase);

    // No column name contains a separator.
    private static char DetectSeparator(ReadOnlySpan<char> header) =>
        (header.Count(','), header.Count(';'), header.Count('\t')) switch
        {
            var (commas, semicolons, tabs) when semicolons > commas && semicolons >= tabs => ';',
            var (commas, _, tabs) when tabs > commas => '\t',
            _ => ',',
        };

    private bool TryReadRecord()
    {
        var begin = _at;
        _fields.Clear();
        while (true)
        {
            var read = GetColumn('"') ? TryReadQuoted(begin) : TryReadUnquoted(begin);
            if (!read)
            {
                return false;
            }

            if (!GetColumn(_separator))
            {
                SkipToNextLine(_at);
                return true;
            }

            _at++;
        }
    }

    private bool TryReadUnquoted(int begin)
    {
        var column = Column;
        var rest = text.AsSpan(_at);
        var length = rest.IndexOfAny(_separator, '\r', '\n');
        var value = length < 0 ? rest : rest[..length];
        if (_at + value.Length - begin > MaxRecordLength)
        {
            return ReportProblem(_line, 1, $"the line is too long; expected at most {MaxRecordLength} characters.");
        }

        if (value.IndexOf('"') is >= 0 and var quote)
        {
            return ReportProblem(_line, column + quote, $"{ExemptionProblemList.Quote(value.ToString())} contains a quote; "
                + "expected the whole field in quotes, and each quote in it doubled.");
        }

        _fields.Add(new(value.Trim().ToString(), _line, column));
        _at += value.Length;
        return true;
    }

    private bool TryReadQuoted(int begin)
    {
        var (line, column) = (_line, Column);
        var value = new StringBuilder();
        _at++;
        while (true)
        {
            if (_at == text.Length || (_at - begin > MaxRecordLength && _line > line))
            {
                return ReportUnclosedQuote(line, column);
            }

            if (_at - begin > MaxRecordLength)
            {
                return ReportProblem(line, 1, $"the line is too long; expected at most {MaxRecordLength} characters.");
            }

            switch (text[_at])
            {
                case '"' when _at + 1 < text.Length && text[_at + 1] == '"':
                    value.Append('"');
                    _at += 2;
                    break;
                case '"':
                    _at++;
                    return TryEndField(line, column, value.ToString());
                case '\r' or '\n':
                    value.Append(' ');
                    SkipToNextLine(_at);
                    break;
                default:
                    value.Append(text[_at++]);
                    break;
            }
        }
    }

    private bool TryEndField(int line, int column, string value)
    {
        while (GetColumn(' ') || (GetColumn('\t') && _separator != '\t'))
        {
            _at++;
        }

        if (_at < text.Length && text[_at] != _separator && text[_at] is not ('\r' or '\n'))
        {
            // The quote that ends this field on a later line is the opening quote of another field.
            return _line > line
                ? ReportUnclosedQuote(line, column)
                : ReportProblem(_line, Column,
                    $"'{text[_at]}' follows a closing quote; expected a {Separator} or the end of the line.");
        }

        _fields.Add(new(value.Trim(), line, column));
        return true;
    }

    private int Column => _at - _lineStart + 1;

    private bool GetColumn(char c) => _at < text.Length && text[_at] == c;

    private ReadOnlySpan<char> GetLine(int at)
    {
        var rest = text.AsSpan(at);
        var length = rest.IndexOfAny('\r', '\n');
        return length < 0 ? rest : rest[..length];
    }

    // Moves from the end of a line to the beginning of the next.
    private void SkipToNextLine(int end)
    {
        _at = end;
        if (GetColumn('\r'))
        {
            _at++;
            _at += GetColumn('\n') ? 1 : 0;
        }
        else
        {
            _at += GetColumn('\n') ? 1 : 0;
        }

        _line++;
        _lineStart = _at;
    }

    private bool ReportUnclosedQuote(int line, int column) =>
        ReportProblem(line, column, "the quote that opens here is never closed; expected a closing quote after the field.");

    private bool ReportProblem(int line, int column, string what)
    {
        problems.Add(line, column, null, what);
        return false;
    }
}
