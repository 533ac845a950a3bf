using FleetDiff.Fleet;
using FleetDiff.Reporting;

namespace FleetDiff.Comparing;

/// <summary>A judgement's reason in plain words.</summary>
public static class Sentence
{
    /// <summary>
    /// Security Hub refreshes the time of a finding at least every 18 hours even when nothing changes (user guide,
    /// Schedule for running security checks): what is older than a day and a half is stale.
    /// </summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromHours(36);

    private const int LongestName = 100;
    private const int LongestNote = 200;

    /// <summary>Why the judgement is what it is.</summary>
    /// <param name="judgement">The judgement.</param>
    /// <param name="witnessed">What was known.</param>
    /// <param name="asOf">
    /// The newest time the inventory speaks for, from which the age of evidence is counted, or null.
    /// </param>
    public static string Of(Judgement judgement, in Witnessed witnessed, DateTimeOffset? asOf) =>
        $"{Words(judgement.Reason, witnessed)}{Stale(witnessed.SecurityHub, asOf)}{Recorded(witnessed.Facts, asOf)}"
        + Suppressed(witnessed.SecurityHub?.Suppressed);

    /// <summary>
    /// The date on which AWS Config recorded the state of an instance, when that is long ago; else null. It records
    /// changes, so that says how old the fact is, and not that it is wrong.
    /// </summary>
    /// <param name="facts">What AWS Config knows, or null.</param>
    /// <param name="asOf">The newest time the inventory speaks for, or null.</param>
    public static DateOnly? RecordedLongAgo(InstanceFacts? facts, DateTimeOffset? asOf) =>
        facts is { State: not InstanceState.Unknown, ObservedAt: { } recorded }
        && asOf - recorded > StaleObservations.StaleAfter
            ? DateOnly.FromDateTime(recorded.UtcDateTime)
            : null;

    private static string Words(Reason reason, in Witnessed witnessed) => reason switch
    {
        Reason.NodeListed => "Resource Explorer lists a managed node for it.",
        Reason.NodeListedAndPassed => "Resource Explorer lists a managed node for it, and SSM.1 passes it.",
        Reason.NodesMissing => "Resource Explorer lists no managed node for it, nor for any other instance that was "
            + $"managed around it: it counts as managed until that has lasted.{Until(witnessed)}",
        Reason.IndexLags =>
            $"Systems Manager lists it as managed{At(witnessed.SystemsManager)}, and Resource Explorer, which saw it "
            + "before that, lists no managed node for it yet: its index lags behind.",
        Reason.NodeListedSinceFailed when witnessed is not
        { SecurityHub.ObservedAt: not null, ResourceExplorer.ObservedAt: not null } =>
            "Resource Explorer lists a managed node for it, and SSM.1 fails it; which of them is newer is not known.",
        Reason.NodeListedSinceFailed =>
            "SSM.1 failed it, and Resource Explorer has seen its managed node since: the agent was installed or "
            + "started between the two.",
        Reason.FailedSinceNodeListed =>
            "Resource Explorer lists a managed node for it, and SSM.1 has failed it since: the agent seems to "
            + "have stopped.",
        Reason.PassedWithoutNode =>
            "Resource Explorer lists no managed node for it, and SSM.1 passes it: a stopped instance whose agent is "
            + $"installed looks like this, and comes back managed.{State(witnessed)}",
        Reason.PassedWhileRunning =>
            "Resource Explorer lists no managed node for it, SSM.1 passes it, and AWS Config says that it runs: one of "
            + "them is behind, or the agent has just fallen silent.",
        Reason.FailedWithoutNode =>
            "Resource Explorer lists no managed node for it, and SSM.1 fails it: both agree."
            + $"{State(witnessed)}{Until(witnessed)}",
        Reason.RunningWithoutNode =>
            $"Resource Explorer lists no managed node for it, and AWS Config says that it runs.{Until(witnessed)}",
        Reason.StoppedOnceManaged =>
            $"It is stopped, says AWS Config, and should come back managed.{Until(witnessed)}",
        Reason.StoppedNeverManaged =>
            $"It is stopped, says AWS Config, and will come up unmanaged.{Failed(witnessed)}{Until(witnessed)}",
        Reason.NotInInventory => "Another source speaks of it, and Resource Explorer does not list it: it is gone, or "
            + "its account or Region has no index that the view can see.",
        _ => $"Resource Explorer lists no managed node for it; a stopped instance looks the same.{Until(witnessed)}",
    };

    private static string Until(in Witnessed witnessed) => witnessed.LastManaged is { } night
        ? $" It was managed until {Written.Day(night)}."
        : witnessed.HasAgent
            ? " No night on record saw it managed, but Systems Manager knows its agent: it was managed before."
            : " No night on record saw it managed.";

    private static string At(Evidence? evidence) => evidence?.ObservedAt is { } time
        ? $" ({Written.Time(time)})"
        : "";

    private static string Failed(in Witnessed witnessed) =>
        witnessed.SecurityHub is { Says: Says.Unmanaged } ? " SSM.1 fails it." : "";

    private static string State(in Witnessed witnessed) => witnessed.Facts?.State switch
    {
        InstanceState.Running => " AWS Config says that it runs.",
        InstanceState.Stopped => " AWS Config says that it is stopped.",
        _ => "",
    };

    private static string Stale(Evidence? securityHub, DateTimeOffset? asOf) =>
        securityHub is { ObservedAt: { } observed } && asOf - observed > StaleAfter
            ? $" The finding of SSM.1 is stale: it is from {Written.Day(observed)} (UTC)."
            : "";

    private static string Recorded(InstanceFacts? facts, DateTimeOffset? asOf) =>
        RecordedLongAgo(facts, asOf) is { } date ? $" AWS Config recorded its state on {Written.Day(date)} (UTC)." : "";

    private static string Suppressed(Suppression? suppression)
    {
        if (suppression is null)
        {
            return "";
        }

        var by = suppression.By is { } who ? $" by {PlainText.OneLine(who, LongestName)}" : "";
        var at = suppression.At is { } time ? $" on {Written.Day(time)} (UTC)" : "";
        var note = suppression.Note is { } text ? $": \"{PlainText.OneLine(text, LongestNote)}\"" : "";
        return $" The finding is {suppression.Workflow} in Security Hub{by}{at}{note}.";
    }
}
