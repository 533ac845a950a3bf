using FleetDiff.Reporting;
using Spectre.Console;
using Progress = FleetDiff.Running.Progress;

namespace FleetDiff.Cli.Views;

/// <summary>How far the reading is: in a terminal a line that moves, else a line as a list starts and ends.</summary>
internal sealed class ReadingProgress(IAnsiConsole talk, StatusContext? moving) : IProgress<Progress>
{
    private readonly Lock _oneAtATime = new();
    private readonly Dictionary<string, Progress> _lists = [];

    /// <summary>Shows the progress of some work while it lasts.</summary>
    public static Task<T> WatchAsync<T>(IAnsiConsole talk, Func<IProgress<Progress>, Task<T>> work) =>
        talk.Profile.Capabilities.Ansi
            ? talk.Status().StartAsync("Reading the inventory", moving => work(new ReadingProgress(talk, moving)))
            : work(new ReadingProgress(talk, null));

    public void Report(Progress value)
    {
        lock (_oneAtATime)
        {
            var starts = !_lists.ContainsKey(value.What);
            _lists[value.What] = value;
            if (moving is not null)
            {
                var unfinished = _lists.Values.Where(list => !list.Finished).Select(Words);
                // Spectre takes no empty status: there is always something to say.
                moving.Status = Markup.Escape(string.Join("; ", unfinished.DefaultIfEmpty("Comparing and archiving")));
            }
            else if (starts)
            {
                talk.Line($"Reading {value.What}");
            }

            if (value.Finished)
            {
                talk.Line(Words(value));
            }
        }
    }

    private static string Words(Progress list) =>
        PlainText.OneLine($"{list.What}: {Lines.Count(list.Rows, "row")} in {Lines.Count(list.Pages, "page")}", 200);
}
