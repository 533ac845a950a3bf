using System.CommandLine;

namespace FleetDiff.Cli.Commands;

/// <summary>The option <c>--fail-on-unmanaged</c>: reports unmanaged instances by the exit code.</summary>
internal static class FailOnUnmanagedOption
{
    public static Option<bool> Create() => new("--fail-on-unmanaged")
    {
        Description = "Exit with code 2 if there are unmanaged instances that are not exempt.",
    };
}
