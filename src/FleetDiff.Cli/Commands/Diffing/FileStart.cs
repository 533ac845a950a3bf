using System.Buffers;
using System.IO.Pipelines;

namespace FleetDiff.Cli.Commands.Diffing;

/// <summary>What a file's first bytes say: whether it can be Resource Explorer's answer, and if not, what it is.</summary>
internal static class FileStart
{
    private const int Bytes = 16;

    /// <summary>Checks the start of a file, and passes over a byte order mark.</summary>
    /// <exception cref="InvalidDataException">It is no such file.</exception>
    public static async Task CheckAsync(PipeReader file, string name, CancellationToken cancellationToken)
    {
        var start = (await file.ReadAtLeastAsync(Bytes, cancellationToken)).Buffer;
        file.AdvanceTo(start.GetPosition(Check(start.Slice(0, Math.Min(Bytes, start.Length)).ToArray(), name)));
    }

    // How many bytes the byte order mark has.
    private static int Check(ReadOnlySpan<byte> start, string name)
    {
        var mark = start.StartsWith("\uFEFF"u8) ? 3 : 0;
        var instead = start[mark..].TrimStart(" \t\r\n"u8) switch
        {
            [] or [(byte)'{', ..] => null,
            [(byte)'[' or (byte)'"', ..] =>
                "it begins with a list or a value, and not with Resource Explorer's whole answer. Leave --query out",
            [0x1F, 0x8B, ..] => "it is compressed. Unpack it first: `gunzip`",
            [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] =>
                "it is UTF-16, as Windows PowerShell writes files. Write UTF-8: `… | Out-File -Encoding utf8 FILE`",
            _ => "it is no JSON from its first line, byte 1, on; YAML, text or a table perhaps. "
                + "List again with --output json",
        };
        return instead is null ? mark : throw new InvalidDataException($"{name}: {instead}.");
    }
}
