using System.Text;
using System.Text.Unicode;

namespace FleetDiff.Core.Analysis.Exemptions;

/// <summary>Parses <c>exemptions.csv</c>: which instances need not be managed, until when and why.</summary>
public static class ExemptionParser
{
    /// <summary>The maximum number of rules in a file.</summary>
    public const int MaxRules = 10_000;

    /// <summary>Parses the content of a file.</summary>
    /// <exception cref="ExemptionsException">
    /// The file has errors. The exception lists each one with line and column.
    /// </exception>
    public static IReadOnlyList<ExemptionRule> Parse(ReadOnlySpan<byte> bytes)
    {
        var problems = new List<ExemptionProblem>();
        var rules = Decode(bytes, problems) is { } text ? Read(text, problems) : [];
        return problems.Count == 0
            ? rules
            : throw new ExemptionsException(
                [
                    .. problems.Take(ExemptionsException.MaxProblems)
                        .OrderBy(problem => problem.Line).ThenBy(problem => problem.Column),
                ]);
    }

    // UTF-8, or UTF-16 with a byte order mark, as Excel writes "Unicode Text". Null when it is neither.
    private static string? Decode(ReadOnlySpan<byte> bytes, List<ExemptionProblem> problems)
    {
        foreach (var utf16 in new[] { Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            if (bytes.StartsWith(utf16.Preamble))
            {
                return DecodeUtf16(bytes[utf16.Preamble.Length..], utf16, problems);
            }
        }

        var content = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        if (content.Contains((byte)0))
        {
            problems.Add(new(1, 1, null, "the file contains NUL bytes, as UTF-16 without a byte order mark does; expected a file "
                + "saved as UTF-8 (in Excel: CSV UTF-8)."));
            return null;
        }

        if (!Utf8.IsValid(content))
        {
            var valid = new char[content.Length];
            Utf8.ToUtf16(content, valid, out var bad, out var length, replaceInvalidSequences: false);
            problems.Add(CreateProblem(new(valid, 0, length),
                $"the byte 0x{content[bad]:X2} is not valid UTF-8; expected a file saved as UTF-8 (in Excel: CSV UTF-8)."));
        }

        return Encoding.UTF8.GetString(content);
    }

    private static string DecodeUtf16(ReadOnlySpan<byte> bytes, Encoding utf16, List<ExemptionProblem> problems)
    {
        var text = utf16.GetString(bytes);
        if (text.IndexOf('\uFFFD', StringComparison.Ordinal) is >= 0 and var at)
        {
            problems.Add(CreateProblem(
                text[..at], "the text is not valid UTF-16 here; expected a complete file, or a file saved as UTF-8."));
        }

        return text;
    }

    private static ExemptionProblem CreateProblem(string before, string what)
    {
        var lines = CsvReader.SplitLines(before);
        return new(lines.Length, lines[^1].Length + 1, null, what);
    }

    private static List<ExemptionRule> Read(string text, List<ExemptionProblem> problems)
    {
        var rules = new List<ExemptionRule>();
        IReadOnlyList<string?>? columns = null;
        var rows = 0;
        var records = new CsvReader(text, problems);
        foreach (var record in records.Read())
        {
            var (_, line, column) = record[0];
            if (columns is null)
            {
                columns = ExemptionColumns.Read(record, problems);
            }
            else if (++rows > MaxRules)
            {
                problems.Add(new(line, 1, null, $"this is rule {rows}; expected at most {MaxRules} rules."));
                break;
            }
            else if (record.Count != columns.Count)
            {
                problems.Add(new(line, column, null, $"the line has {record.Count} fields; expected {columns.Count} as in the "
                    + $"header row, and quotes around a field that contains a {records.Separator}."));
            }
            else if (new ExemptionRow(columns, record, problems).ParseRule() is { } rule)
            {
                rules.Add(rule);
            }
        }

        if (columns is null)
        {
            problems.Add(new(1, 1, null, $"the file has no header row; expected {ExemptionColumns.Expected}."));
        }

        return rules;
    }
}
