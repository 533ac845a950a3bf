using FleetDiff.Reporting;
using Spectre.Console;
using Progress = FleetDiff.Running.Progress;

namespace FleetDiff.Cli.Views;

/// <summary>How far the reading is: in a terminal a line that moves, else a line as a list starts and ends.</summary>
internal sealed class ReadingProgress(IAnsiConsole talk, Waiting? waiting) : IProgress<Progress>
{
    private readonly Lock _oneAtATime = new();
    private readonly Dictionary<string, Progress> _lists = [];

    /// <summary>Shows the progress of some work while it lasts.</summary>
    public static Task<T> WatchAsync<T>(Session session, Func<IProgress<Progress>, Task<T>> work) =>
        // Nothing is reported before the first page, and a dead endpoint keeps one waiting for half a minute.
        Waiting.ShowAsync(session, "Asking the archive and Resource Explorer",
            waiting => work(new ReadingProgress(session.Talk, waiting)));

    public void Report(Progress value)
    {
        lock (_oneAtATime)
        {
            var starts = !_lists.ContainsKey(value.What);
            _lists[value.What] = value;
            if (waiting is not null)
            {
                var unfinished = _lists.Values.Where(list => !list.Finished).Select(Words);
                // Spectre takes no empty status: there is always something to say.
                waiting.For(string.Join("; ", unfinished.DefaultIfEmpty("Comparing and archiving")));
            }
            else if (starts)
            {
                talk.Line(value.Waits ? Words(value) : $"Reading {value.What}");
            }

            if (value is { Finished: true, Waits: false })
            {
                talk.Line(Words(value));
            }
        }
    }

    private static string Words(Progress list) => PlainText.OneLine(
        list.Waits
            ? $"Waiting for {list.What}"
            : $"{list.What}: {Written.Count(list.Rows, "row")} in {Written.Count(list.Pages, "page")}",
        200);
}
