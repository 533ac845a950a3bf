using System.Text;
using System.Text.Unicode;

namespace FleetDiff.Comparing.Exempting;

/// <summary>Reads <c>exemptions.csv</c>: who need not be managed, until when and why.</summary>
public static class ExemptionRules
{
    /// <summary>How many rules a file may have.</summary>
    public const int Most = 10_000;

    private const int MostBytes = 16 * 1024 * 1024;

    /// <summary>Reads a file.</summary>
    /// <exception cref="ExemptionsException">There are mistakes in it; it names each, with line and column.</exception>
    public static async Task<IReadOnlyList<ExemptionRule>> ParseAsync(Stream utf8, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var block = new byte[64 * 1024];
        int read;
        while ((read = await utf8.ReadAsync(block, cancellationToken)) > 0 && content.Length <= MostBytes)
        {
            await content.WriteAsync(block.AsMemory(0, read), cancellationToken);
        }

        return Parse(content.GetBuffer().AsSpan(0, (int)content.Length));
    }

    /// <summary>Reads a file's content.</summary>
    /// <exception cref="ExemptionsException">There are mistakes in it; it names each, with line and column.</exception>
    public static IReadOnlyList<ExemptionRule> Parse(ReadOnlySpan<byte> utf8)
    {
        var problems = new ExemptionProblems();
        if (utf8.Length > MostBytes)
        {
            problems.Add(1, 1, null, $"the file is too large; expected at most {MostBytes / 1024 / 1024} MiB.");
            problems.ThrowIfAny();
        }

        var byteOrderMark = Encoding.UTF8.Preamble;
        var content = utf8.StartsWith(byteOrderMark) ? utf8[byteOrderMark.Length..] : utf8;
        if (!Utf8.IsValid(content))
        {
            FindInvalid(content, problems);
        }

        var rules = Read(Encoding.UTF8.GetString(content), problems);
        problems.ThrowIfAny();
        return rules;
    }

    private static List<ExemptionRule> Read(string text, ExemptionProblems problems)
    {
        var rules = new List<ExemptionRule>();
        ExemptionColumns? columns = null;
        var rows = 0;
        foreach (var record in new CsvRecords(text, problems).Read())
        {
            if (columns is null)
            {
                columns = new(record, problems);
                continue;
            }

            if (++rows > Most)
            {
                problems.Add(record[0].Line, 1, null, $"this is rule {rows}; expected at most {Most} of them.");
                break;
            }

            if (new ExemptionRow(record, columns, problems).ToRule() is { } rule)
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

    // The first invalid byte of each line.
    private static void FindInvalid(ReadOnlySpan<byte> content, ExemptionProblems problems)
    {
        for (var line = 1; !problems.AreEnough; line++)
        {
            var length = content.IndexOfAny((byte)'\r', (byte)'\n');
            var bytes = length < 0 ? content : content[..length];
            var valid = ValidPart(bytes);
            if (valid < bytes.Length)
            {
                problems.Add(line, Encoding.UTF8.GetCharCount(bytes[..valid]) + 1, null,
                    $"the byte 0x{bytes[valid]:X2} is not UTF-8; expected the file to be saved as UTF-8.");
            }

            if (length < 0)
            {
                return;
            }

            content = content[(content[length..].StartsWith("\r\n"u8) ? length + 2 : length + 1)..];
        }
    }

    private static int ValidPart(ReadOnlySpan<byte> bytes)
    {
        var valid = 0;
        while (Rune.DecodeFromUtf8(bytes[valid..], out _, out var consumed) == System.Buffers.OperationStatus.Done)
        {
            valid += consumed;
        }

        return valid;
    }
}
