using FleetDiff.Aws.Diagnostics;
using FleetDiff.Cli.Rendering.Layout;

namespace FleetDiff.Cli.Rendering.Views;

/// <summary>What the doctor still looks at.</summary>
internal sealed class DoctorProgress(WaitStatus? waiting) : IProgress<IReadOnlyList<string>>
{
    private const string Start = "Looking at what a night needs";

    /// <summary>Shows what the doctor looks at while it does.</summary>
    public static Task<IReadOnlyList<CompletedCheck>> WatchAsync(
        Session session, Func<IProgress<IReadOnlyList<string>>, Task<IReadOnlyList<CompletedCheck>>> work) =>
        WaitStatus.ShowAsync(session, Start, waiting => work(new DoctorProgress(waiting)));

    public void Report(IReadOnlyList<string> value) =>
        waiting?.SetActivity(value.Count == 0 ? Start : $"Looking at: {string.Join(", ", value)}");
}
