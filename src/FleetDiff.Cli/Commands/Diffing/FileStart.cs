using System.Buffers;
using System.IO.Pipelines;

namespace FleetDiff.Cli.Commands.Diffing;

/// <summary>Checks by the first bytes of a file whether it can be JSON of Resource Explorer.</summary>
internal static class FileStart
{
    private const int Bytes = 16;

    /// <summary>Checks the start of a file, and skips a byte order mark.</summary>
    /// <exception cref="InvalidDataException">The file is compressed, UTF-16, not JSON or not a JSON object.</exception>
    public static async Task CheckAsync(PipeReader file, string name, CancellationToken cancellationToken)
    {
        var start = (await file.ReadAtLeastAsync(Bytes, cancellationToken)).Buffer;
        file.AdvanceTo(start.GetPosition(Check(start.Slice(0, Math.Min(Bytes, start.Length)).ToArray(), name)));
    }

    // Returns the length of the byte order mark, in bytes.
    private static int Check(ReadOnlySpan<byte> start, string name)
    {
        var mark = start.StartsWith("\uFEFF"u8) ? 3 : 0;
        var problem = start[mark..].TrimStart(" \t\r\n"u8) switch
        {
            [] or [(byte)'{', ..] => null,
            [(byte)'[' or (byte)'"', ..] =>
                "the file is a list or a value, not a whole response of Resource Explorer. List again without --query",
            [0x1F, 0x8B, ..] => "the file is compressed. Decompress it first: `gunzip`",
            [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] =>
                "the file is UTF-16, the default of Windows PowerShell. Write UTF-8: `… | Out-File -Encoding utf8 FILE`",
            _ => "the file is not JSON (line 1, byte 1). It may be YAML, text or a table. "
                + "List again with --output json",
        };
        return problem is null ? mark : throw new InvalidDataException($"{name}: {problem}.");
    }
}
