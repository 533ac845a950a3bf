using System.CommandLine;
using FleetDiff.Soak.Observed;
using FleetDiff.Soak.Runs;

// The soak starts itself for every run of a night.
if (args is [ChildRunHost.Command, var date, var now])
{
    return await ChildRunHost.RunAsync(date, now);
}

var runs = new Option<int>("--nights")
{
    Description = "How many nights.",
    DefaultValueFactory = _ => 200,
};
var seed = new Option<int>("--seed")
{
    Description = "Which nights: the same seed makes the same fleet and draws the same faults. What a night asks side "
        + "by side comes in an order of its own.",
    DefaultValueFactory = _ => 6,
};
var command = new RootCommand("Bad nights, one after the other, beside a simple model of what they must leave behind.")
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
