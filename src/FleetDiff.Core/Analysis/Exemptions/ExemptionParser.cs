using System.Text;
using System.Text.Unicode;

namespace FleetDiff.Core.Analysis.Exemptions;

/// <summary>Parses <c>exemptions.csv</c>: which instances need not be managed, until when and why.</summary>
public static class ExemptionParser
{
    /// <summary>The maximum number of rules in a file.</summary>
    public const int MaxRules = 10_000;

    private const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>Reads and parses a file.</summary>
    /// <param name="file">The stream to read from.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ExemptionsException">
    /// The file has errors. The exception lists each one with line and column.
    /// </exception>
    public static async Task<IReadOnlyList<ExemptionRule>> ParseAsync(Stream file, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var block = new byte[64 * 1024];
        int read;
        while ((read = await file.ReadAsync(block, cancellationToken)) > 0 && content.Length <= MaxBytes)
        {
            await content.WriteAsync(block.AsMemory(0, read), cancellationToken);
        }

        return Parse(content.GetBuffer().AsSpan(0, (int)content.Length));
    }

    /// <summary>Parses the content of a file.</summary>
    /// <exception cref="ExemptionsException">
    /// The file has errors. The exception lists each one with line and column.
    /// </exception>
    public static IReadOnlyList<ExemptionRule> Parse(ReadOnlySpan<byte> bytes)
    {
        var problems = new ExemptionProblemList();
        if (bytes.Length > MaxBytes)
        {
            problems.Add(1, 1, null, $"the file is too large; expected at most {MaxBytes / 1024 / 1024} MiB.");
            problems.ThrowIfAny();
        }

        var rules = Read(Decode(bytes, problems), problems);
        problems.ThrowIfAny();
        return rules;
    }

    // UTF-8, or UTF-16 with a byte order mark, as Excel writes "Unicode Text".
    private static string Decode(ReadOnlySpan<byte> bytes, ExemptionProblemList problems)
    {
        foreach (var utf16 in new[] { Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            if (bytes.StartsWith(utf16.Preamble))
            {
                return Decode(bytes[utf16.Preamble.Length..], utf16, problems);
            }
        }

        var byteOrderMark = Encoding.UTF8.Preamble;
        var content = bytes.StartsWith(byteOrderMark) ? bytes[byteOrderMark.Length..] : bytes;
        if (content.Contains((byte)0))
        {
            problems.Add(1, 1, null, "the file contains NUL bytes, as UTF-16 without a byte order mark does; expected a file "
                + "saved as UTF-8 (in Excel: CSV UTF-8).");
            problems.ThrowIfAny();
        }

        if (!Utf8.IsValid(content))
        {
            FindInvalid(content, problems);
        }

        return Encoding.UTF8.GetString(content);
    }

    private static string Decode(ReadOnlySpan<byte> bytes, Encoding utf16, ExemptionProblemList problems)
    {
        var text = utf16.GetString(bytes);
        if (text.IndexOf('\uFFFD', StringComparison.Ordinal) is >= 0 and var at)
        {
            var before = text[..at].ReplaceLineEndings("\n");
            problems.Add(before.Count(character => character == '\n') + 1, before.Length - before.LastIndexOf('\n'), null,
                "the text is not valid UTF-16 here; expected a complete file, or a file saved as UTF-8.");
        }

        return text;
    }

    private static List<ExemptionRule> Read(string text, ExemptionProblemList problems)
    {
        var rules = new List<ExemptionRule>();
        ExemptionColumns? columns = null;
        var rows = 0;
        var records = new CsvReader(text, problems);
        foreach (var record in records.Read())
        {
            if (columns is null)
            {
                columns = new(record, records.Separator, problems);
                continue;
            }

            if (++rows > MaxRules)
            {
                problems.Add(record[0].Line, 1, null, $"this is rule {rows}; expected at most {MaxRules} rules.");
                break;
            }

            if (new ExemptionRow(record, columns, problems).ParseRule() is { } rule)
            {
                rules.Add(rule);
            }
        }

        if (columns is null)
        {
            problems.Add(1, 1, null, $"the file has no header row; expected {ExemptionColumns.Expected}.");
        }

        return rules;
    }

    // Reports the first invalid byte of each line.
    private static void FindInvalid(ReadOnlySpan<byte> content, ExemptionProblemList problems)
    {
        for (var line = 1; !problems.IsFull; line++)
        {
            var length = content.IndexOfAny((byte)'\r', (byte)'\n');
            var bytes = length < 0 ? content : content[..length];
            var valid = GetValidPrefix(bytes);
            if (valid < bytes.Length)
            {
                problems.Add(line, Encoding.UTF8.GetCharCount(bytes[..valid]) + 1, null,
                    $"the byte 0x{bytes[valid]:X2} is not valid UTF-8; expected a file saved as UTF-8 "
                    + "(in Excel: CSV UTF-8).");
            }

            if (length < 0)
            {
                return;
            }

            content = content[(content[length..].StartsWith("\r\n"u8) ? length + 2 : length + 1)..];
        }
    }

    private static int GetValidPrefix(ReadOnlySpan<byte> bytes)
    {
        var valid = 0;
        while (Rune.DecodeFromUtf8(bytes[valid..], out _, out var consumed) == System.Buffers.OperationStatus.Done)
        {
            valid += consumed;
        }

        return valid;
    }
}
