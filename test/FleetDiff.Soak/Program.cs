using System.CommandLine;
using FleetDiff.Soak.Observed;
using FleetDiff.Soak.Runs;

var runs = new Option<int>("--runs")
{
    Description = "The number of runs, one for each date.",
    DefaultValueFactory = _ => 200,
};
var seed = new Option<int>("--seed")
{
    Description = "The seed of the fleet and the faults. The order of parallel calls within an attempt "
        + "is not fixed by the seed.",
    DefaultValueFactory = _ => 6,
};
var command = new RootCommand("Runs FleetDiff under faults for many dates and compares the results with a model.")
{
    runs, seed,
};
command.SetAction(async (given, _) =>
{
    try
    {
        await FaultyRuns.RunAsync(given.GetValue(runs), given.GetValue(seed), Console.Out);
        return 0;
    }
    catch (DifferenceException e)
    {
        await Console.Error.WriteLineAsync(e.Message);
        return 1;
    }
});
return await command.Parse(args).InvokeAsync();
