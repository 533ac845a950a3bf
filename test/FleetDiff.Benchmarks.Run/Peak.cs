namespace FleetDiff.Benchmarks.Run;

/// <summary>Reads the memory use of this process.</summary>
internal static class Peak
{
    /// <summary>Returns the line of <c>/proc/self/status</c> with the peak resident memory.</summary>
    public static string Memory() =>
        File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
}
