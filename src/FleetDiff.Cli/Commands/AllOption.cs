using System.CommandLine;
using FleetDiff.Cli.Rendering.Layout;

namespace FleetDiff.Cli.Commands;

/// <summary>The option <c>--all</c>: lists everything instead of an overview.</summary>
internal static class AllOption
{
    public static Option<bool> Create() => new(TextLines.All)
    {
        Description = "List everything instead of an overview: every cause, account and instance, and all counts.",
    };
}
