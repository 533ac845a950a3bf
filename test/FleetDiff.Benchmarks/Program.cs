using System.CommandLine;
using FleetDiff.Benchmarks;
using FleetDiff.Benchmarks.Causes;
using FleetDiff.Benchmarks.Scale;

return await new RootCommand("Measures FleetDiff and prints the results as Markdown.")
{
    FunctionCommand.Create(),
    ScaleCommand.Create(),
    FatCommand.Create(),
    PaceCommand.Create(),
    CausesCommand.Create(),
}.Parse(args).InvokeAsync();
