using System.CommandLine;
using FleetDiff.Benchmarks;

return await new RootCommand("Measures FleetDiff, and prints what it finds as Markdown.")
{
    FunctionCommand.Create(),
}.Parse(args).InvokeAsync();
