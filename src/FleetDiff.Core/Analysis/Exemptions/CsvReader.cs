using System.Text.RegularExpressions;

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
internal sealed partial class CsvReader(string text, List<ExemptionProblem> problems)
{
    private const int MaxLength = 4096;

    private static readonly char[] Separators = [',', ';', '\t'];

    private readonly string[] _lines = SplitLines(text);
    private char? _separator;

    /// <summary>The name of the separator; known after the first record was read.</summary>
    public string Separator => _separator switch
    {
        ';' => "semicolon",
        '\t' => "tab",
        _ => "comma",
    };

    public static string[] SplitLines(string text) => text.Split(["\r\n", "\r", "\n"], StringSplitOptions.None);

    public IEnumerable<IReadOnlyList<CsvField>> Read()
    {
        for (var line = 0; line < _lines.Length && problems.Count < ExemptionsException.MaxProblems; line++)
        {
            var first = _lines[line];
            if (string.IsNullOrWhiteSpace(first) || first.TrimStart()[0] == '#' || (_separator is null && IsSeparatorLine(first)))
            {
                continue;
            }

            // No column name contains a separator.
            _separator ??= Separators.MaxBy(separator => first.Count(character => character == separator));
            var record = JoinRecord(line);
            if (ReadFields(record, line) is { } fields)
            {
                line += record.AsSpan().Count('\n');
                if (fields.Exists(field => field.Value.Length > 0))
                {
                    yield return fields;
                }
            }
        }
    }

    // Excel reads the separator from this line. It is skipped, because the header row shows the separator too.
    private static bool IsSeparatorLine(string line) =>
        line.TrimEnd().Length <= 5 && line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase);

    // A record with an odd number of quotes continues on the next line.
    private string JoinRecord(int line)
    {
        var record = _lines[line];
        while (record.AsSpan().Count('"') % 2 == 1 && ++line < _lines.Length
            && record.Length <= MaxLength)
        {
            record += '\n' + _lines[line];
        }

        return record;
    }

    // Returns null after a problem.
    private List<CsvField>? ReadFields(string record, int line)
    {
        if (record.Length > MaxLength)
        {
            return Report(0, $"the line is too long; expected at most {MaxLength} characters.");
        }

        var fields = new List<CsvField>();
        for (var begin = 0; ; begin++)
        {
            var end = FindEnd(record, begin);
            var value = record[begin..end];
            if (value.StartsWith('"'))
            {
                var quoted = QuotedField().Match(record, begin);
                value = quoted.Groups["value"].Value;
                end = begin + quoted.Length;
                var isEnd = end == record.Length || record[end] == _separator;
                // A quote that ends the field on a later line is the opening quote of another field.
                if (!quoted.Success || (!isEnd && value.Contains('\n', StringComparison.Ordinal)))
                {
                    return Report(begin, "the quote that opens here is never closed; expected a closing quote after the field.");
                }

                if (!isEnd)
                {
                    return Report(
                        end, $"'{record[end]}' follows a closing quote; expected a {Separator} or the end of the line.");
                }
            }
            else if (value.IndexOf('"', StringComparison.Ordinal) is >= 0 and var quote)
            {
                return Report(begin + quote, $"{ExemptionProblem.Quote(value)} contains a quote; expected the whole field in "
                    + "quotes, and each quote in it doubled.");
            }

            var (fieldLine, column) = Locate(begin);
            value = value.Replace("\"\"", "\"", StringComparison.Ordinal).Replace('\n', ' ');
            fields.Add(new(value.Trim(), fieldLine, column));
            if (end == record.Length)
            {
                return fields;
            }

            begin = end;
        }

        List<CsvField>? Report(int at, string what)
        {
            var (problemLine, column) = Locate(at);
            problems.Add(new(problemLine, column, null, what));
            return null;
        }

        (int Line, int Column) Locate(int at)
        {
            var before = record.AsSpan(0, at);
            return (line + 1 + before.Count('\n'), at - before.LastIndexOf('\n'));
        }
    }

    private int FindEnd(string record, int begin) =>
        record.AsSpan(begin).IndexOfAny(_separator!.Value, '\n') is >= 0 and var length ? begin + length : record.Length;

    // A doubled quote does not close the field.
    [GeneratedRegex("""\G"(?<value>(?>([^"]|"")*))" *""", RegexOptions.ExplicitCapture)]
    private static partial Regex QuotedField();
}
