using Spectre.Console;

namespace FleetDiff.Cli.Views;

/// <summary>What the doctor still looks at: in a terminal a line that changes, else a line that says to wait.</summary>
internal sealed class DoctorProgress(StatusContext moving) : IProgress<IReadOnlyList<string>>
{
    private const string Start = "Looking at what a night needs";

    /// <summary>Shows the progress of some work while it lasts.</summary>
    public static Task<T> WatchAsync<T>(IAnsiConsole talk, Func<IProgress<IReadOnlyList<string>>, Task<T>> work)
    {
        if (talk.Profile.Capabilities.Ansi)
        {
            return talk.Status().StartAsync(Start, moving => work(new DoctorProgress(moving)));
        }

        talk.Line($"{Start}: up to a minute, where something does not answer.");
        return work(new Progress<IReadOnlyList<string>>());
    }

    public void Report(IReadOnlyList<string> value)
    {
        // Spectre takes no empty status.
        moving.Status = Markup.Escape(value.Count == 0 ? Start : $"Looking at: {string.Join(", ", value)}");
    }
}
