namespace FleetDiff.Cli;

/// <summary>The exit codes of the process.</summary>
internal static class ExitCode
{
    /// <summary>The command succeeded.</summary>
    public const int Done = 0;

    /// <summary>The command failed; a message is on standard error.</summary>
    public const int Failed = 1;

    /// <summary>The command succeeded, and <c>--fail-on-unmanaged</c> found unmanaged instances.</summary>
    public const int Unmanaged = 2;

    /// <summary>Returns the exit code of a command that succeeded.</summary>
    public static int FromReport(int unmanaged, bool failOnUnmanaged) => failOnUnmanaged && unmanaged > 0 ? Unmanaged : Done;
}
