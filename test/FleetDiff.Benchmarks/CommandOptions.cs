using System.CommandLine;

namespace FleetDiff.Benchmarks;

/// <summary>Creates the options of the commands.</summary>
internal static class CommandOptions
{
    public static Option<int> Number(string name, string description, int otherwise) =>
        new(name) { Description = description, DefaultValueFactory = _ => otherwise };

    public static Option<int[]> Numbers(string name, string description, params int[] otherwise) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => otherwise,
        AllowMultipleArgumentsPerToken = true,
    };
}
