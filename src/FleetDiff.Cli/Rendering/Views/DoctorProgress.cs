using FleetDiff.Aws.Checks;
using FleetDiff.Cli.Rendering.Layout;

namespace FleetDiff.Cli.Rendering.Views;

/// <summary>Shows the unfinished checks of <c>doctor</c>.</summary>
internal sealed class DoctorProgress(WaitStatus? waiting) : IProgress<IReadOnlyList<string>>
{
    private const string Start = "Checking what a run needs";

    /// <summary>Runs the checks and shows the unfinished ones.</summary>
    public static Task<IReadOnlyList<CompletedCheck>> WatchAsync(
        Session session, Func<IProgress<IReadOnlyList<string>>, Task<IReadOnlyList<CompletedCheck>>> work) =>
        WaitStatus.ShowAsync(session, Start, waiting => work(new DoctorProgress(waiting)));

    public void Report(IReadOnlyList<string> value) =>
        waiting?.SetActivity(value.Count == 0 ? Start : $"Checking: {string.Join(", ", value)}");
}
