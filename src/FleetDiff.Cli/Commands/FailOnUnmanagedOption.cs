using System.CommandLine;

namespace FleetDiff.Cli.Commands;

/// <summary>The option by which a script hears of unmanaged instances.</summary>
internal static class FailOnUnmanagedOption
{
    public static Option<bool> Create() => new("--fail-on-unmanaged")
    {
        Description = "Exit code 2 when there are unmanaged instances that are not exempt.",
    };
}
