using System.Buffers;
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
        var text = Decode(bytes, problems);
        var rules = text is null ? [] : Read(text, problems);
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
            FindInvalid(content, problems);
        }

        return Encoding.UTF8.GetString(content);
    }

    private static string DecodeUtf16(ReadOnlySpan<byte> bytes, Encoding utf16, List<ExemptionProblem> problems)
    {
        var text = utf16.GetString(bytes);
        if (text.IndexOf('\uFFFD', StringComparison.Ordinal) is >= 0 and var at)
        {
            var before = text[..at].ReplaceLineEndings("\n");
            problems.Add(new(before.Count(character => character == '\n') + 1, before.Length - before.LastIndexOf('\n'), null,
                "the text is not valid UTF-16 here; expected a complete file, or a file saved as UTF-8."));
        }

        return text;
    }

    // Reports the first invalid byte of each line.
    private static void FindInvalid(ReadOnlySpan<byte> content, List<ExemptionProblem> problems)
    {
        var text = new char[content.Length];
        for (var line = 1; !content.IsEmpty && problems.Count < ExemptionsException.MaxProblems; line++)
        {
            var length = content.IndexOfAny((byte)'\r', (byte)'\n') is >= 0 and var end ? end : content.Length;
            var bytes = content[..length];
            if (Utf8.ToUtf16(bytes, text, out var valid, out var column, replaceInvalidSequences: false) != OperationStatus.Done)
            {
                problems.Add(new(line, column + 1, null,
                    $"the byte 0x{bytes[valid]:X2} is not valid UTF-8; expected a file saved as UTF-8 (in Excel: CSV UTF-8)."));
            }

            var rest = content[length..];
            content = rest.StartsWith("\r\n"u8) ? rest[2..] : rest[Math.Min(1, rest.Length)..];
        }
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
            else if (new ExemptionRow(NameFields(columns, record), problems).ParseRule(line, column) is { } rule)
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

    private static Dictionary<string, CsvField> NameFields(IReadOnlyList<string?> columns, IReadOnlyList<CsvField> record) =>
        columns.Zip(record).Where(field => field.First is not null).ToDictionary(field => field.First!, field => field.Second);
}
