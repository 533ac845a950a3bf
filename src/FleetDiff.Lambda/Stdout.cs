namespace FleetDiff.Lambda;

/// <summary>
/// Writes to the standard output of the process. The Lambda runtime replaces <see cref="Console.Out"/> with a writer that
/// adds a time and a request id to each line or wraps it in JSON.
/// </summary>
internal static class Stdout
{
    /// <summary>Writes a line, which must end in a newline, unchanged and in one call, so that lines do not interleave.</summary>
    public static void Write(ReadOnlyMemory<byte> line)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(line.Span);
    }
}
