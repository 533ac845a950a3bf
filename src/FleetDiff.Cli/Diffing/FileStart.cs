namespace FleetDiff.Cli.Diffing;

/// <summary>What a file's first bytes say: whether it can be JSON at all, and if not, what it is instead.</summary>
internal static class FileStart
{
    /// <summary>How many bytes are looked at.</summary>
    public const int Bytes = 16;

    /// <summary>Checks the start of a file.</summary>
    /// <returns>How many bytes to skip: a byte order mark.</returns>
    /// <exception cref="InvalidDataException">It is no JSON.</exception>
    public static int Check(ReadOnlySpan<byte> start, string name)
    {
        var mark = start.StartsWith("\uFEFF"u8) ? 3 : 0;
        var text = start[mark..].TrimStart(" \t\r\n"u8);
        var instead = text switch
        {
            [] or [(byte)'{' or (byte)'[' or (byte)'"', ..] => null,
            [0x1F, 0x8B, ..] => "it is compressed. Unpack it first: `gunzip`",
            [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] =>
                "it is UTF-16, as Windows PowerShell writes files. Write UTF-8: `… | Out-File -Encoding utf8 FILE`",
            _ => "it is no JSON from its first line, byte 1, on; YAML, text or a table perhaps. "
                + "List again with --output json",
        };
        return instead is null ? mark : throw new InvalidDataException($"{name}: {instead}.");
    }
}
