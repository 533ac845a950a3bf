using FleetDiff.Core.Model.Text;
using Spectre.Console;
using Progress = FleetDiff.Core.Pipeline.Progress;

namespace FleetDiff.Cli.Rendering.Layout;

/// <summary>How far the reading is: in a terminal a line that moves, else a line as a list starts and ends.</summary>
internal sealed class ReadProgressView(IAnsiConsole talk, WaitStatus? waiting) : IProgress<Progress>
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Progress> _lists = [];

    /// <summary>Shows the progress of some work while it lasts.</summary>
    public static Task<T> WatchAsync<T>(Session session, Func<IProgress<Progress>, Task<T>> work) =>
        // Nothing is reported before the first page, and a dead endpoint keeps one waiting for half a minute.
        WaitStatus.ShowAsync(session, "Asking the archive and Resource Explorer",
            waiting => work(new ReadProgressView(session.Messages, waiting)));

    public void Report(Progress value)
    {
        lock (_lock)
        {
            var starts = !_lists.ContainsKey(value.Activity);
            _lists[value.Activity] = value;
            if (waiting is not null)
            {
                var unfinished = _lists.Values.Where(list => !list.IsFinished).Select(Format);
                // Spectre takes no empty status: there is always something to say.
                waiting.SetActivity(string.Join("; ", unfinished.DefaultIfEmpty("Comparing and archiving")));
            }
            else if (starts)
            {
                talk.WriteTextLine(value.IsWaiting ? Format(value) : $"Reading {value.Activity}");
            }

            if (value is { IsFinished: true, IsWaiting: false })
            {
                talk.WriteTextLine(Format(value));
            }
        }
    }

    private static string Format(Progress list) => SafeText.ToSingleLine(
        list.IsWaiting
            ? $"Waiting for {list.Activity}"
            : $"{list.Activity}: {TextFormat.Count(list.Rows, "row")} in {TextFormat.Count(list.Pages, "page")}",
        200);
}
