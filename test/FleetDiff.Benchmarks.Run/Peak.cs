namespace FleetDiff.Benchmarks.Run;

/// <summary>What this process needed.</summary>
internal static class Peak
{
    /// <summary>The line of <c>/proc/self/status</c> with the most memory that was resident at once.</summary>
    public static string Memory() =>
        File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
}
