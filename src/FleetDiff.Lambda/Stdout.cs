namespace FleetDiff.Lambda;

/// <summary>
/// The process's own standard output. Lambda's runtime replaces <see cref="Console.Out"/> by one that puts a time and a
/// request id before each line, or wraps it in JSON.
/// </summary>
internal static class Stdout
{
    /// <summary>Writes a line that ends in a newline as it is, at once, so that no other comes in between.</summary>
    public static void Write(ReadOnlyMemory<byte> line)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(line.Span);
    }
}
