using Spectre.Console;
using Progress = FleetDiff.Core.Pipeline.Progress;

namespace FleetDiff.Cli.Rendering;

/// <summary>
/// Shows the progress of reading: one updated line in a terminal, otherwise a line at the start and the end of each list.
/// </summary>
/// <param name="console">The console to write to.</param>
/// <param name="setActivity">Sets the updated line; null without a terminal.</param>
internal sealed class ReadProgressView(IAnsiConsole console, Action<string>? setActivity) : IProgress<Progress>
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Progress> _lists = [];

    /// <summary>Shows the progress of an operation until it ends.</summary>
    public static Task<T> WatchAsync<T>(Session session, Func<IProgress<Progress>, Task<T>> work) =>
        // No progress is reported before the first page; an unreachable endpoint can take half a minute.
        WaitStatus.ShowAsync(session, "Reading the archive and Resource Explorer",
            setActivity => work(new ReadProgressView(session.Messages, setActivity)));

    public void Report(Progress value)
    {
        lock (_lock)
        {
            var starts = !_lists.ContainsKey(value.Activity);
            _lists[value.Activity] = value;
            if (setActivity is not null)
            {
                var unfinished = _lists.Values.Where(list => !list.IsFinished).Select(Format);
                setActivity(string.Join("; ", unfinished.DefaultIfEmpty("Comparing and archiving")));
            }
            else if (starts)
            {
                console.WriteTextLine(value.IsWaiting ? Format(value) : $"Reading {value.Activity}");
            }

            if (value is { IsFinished: true, IsWaiting: false })
            {
                console.WriteTextLine(Format(value));
            }
        }
    }

    private static string Format(Progress list) => SafeText.ToSingleLine(
        list.IsWaiting
            ? $"Waiting for {list.Activity}"
            : $"{list.Activity}: {TextFormat.Count(list.Rows, "row")} in {TextFormat.Count(list.Pages, "page")}",
        200);
}
