namespace FleetDiff.Cli;

/// <summary>What the process ends with.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    public const int Failed = 1;

    public const int Unmanaged = 2;

    /// <summary>The end of something that was done.</summary>
    public static int FromReport(int unmanaged, bool failOnUnmanaged) => failOnUnmanaged && unmanaged > 0 ? Unmanaged : Done;
}
