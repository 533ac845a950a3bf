using FleetDiff.Core.Analysis.Coverage;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Analysis.Verdicts;

/// <summary>A judgement's reason in plain words.</summary>
public static class ExplanationText
{
    /// <summary>
    /// Security Hub refreshes the time of a finding at least every 18 hours even when nothing changes (user guide,
    /// Schedule for running security checks): what is older than a day and a half is stale.
    /// </summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromHours(36);

    private const int MaxNameLength = 100;
    private const int MaxNoteLength = 200;

    /// <summary>Why the judgement is what it is.</summary>
    /// <param name="evaluation">The judgement.</param>
    /// <param name="observed">What was known.</param>
    /// <param name="asOf">
    /// The newest time the inventory speaks for, from which the age of evidence is counted, or null.
    /// </param>
    public static string Format(Evaluation evaluation, in InstanceObservations observed, DateTimeOffset? asOf) =>
        $"{FormatReason(evaluation.Reason, observed)}{FormatAge(observed.SecurityHub, asOf)}{FormatRecorded(observed.Facts, asOf)}"
        + FormatSuppression(observed.SecurityHub?.Suppressed);

    /// <summary>
    /// The date on which AWS Config recorded the state of an instance, when that is long ago; else null. It records
    /// changes, so that says how old the fact is, and not that it is wrong.
    /// </summary>
    /// <param name="facts">What AWS Config knows, or null.</param>
    /// <param name="asOf">The newest time the inventory speaks for, or null.</param>
    public static DateOnly? FindOldRecord(InstanceFacts? facts, DateTimeOffset? asOf) =>
        facts is { State: not InstanceState.Unknown, ObservedAt: { } recorded }
        && asOf - recorded > StaleObservations.StaleAfter
            ? DateOnly.FromDateTime(recorded.UtcDateTime)
            : null;

    private static string FormatReason(Reason reason, in InstanceObservations observed) => reason switch
    {
        Reason.NodeListed => "Resource Explorer lists a managed node for it.",
        Reason.NodeListedAndPassed => "Resource Explorer lists a managed node for it, and SSM.1 passes it.",
        Reason.NodesMissing => "Resource Explorer lists no managed node for it, nor for any other instance that was "
            + $"managed around it: it counts as managed until that has lasted.{FormatLastManaged(observed)}",
        Reason.IndexLags =>
            $"Systems Manager lists it as managed{FormatTime(observed.SystemsManager)}, and Resource Explorer, which saw it "
            + "before that, lists no managed node for it yet: its index lags behind.",
        Reason.NodeListedSinceFailed when observed is not
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
            + $"installed looks like this, and comes back managed.{FormatState(observed)}",
        Reason.PassedWhileRunning =>
            "Resource Explorer lists no managed node for it, SSM.1 passes it, and AWS Config says that it runs: one of "
            + "them is behind, or the agent has just fallen silent.",
        Reason.FailedWithoutNode =>
            "Resource Explorer lists no managed node for it, and SSM.1 fails it: both agree."
            + $"{FormatState(observed)}{FormatLastManaged(observed)}",
        Reason.RunningWithoutNode =>
            $"Resource Explorer lists no managed node for it, and AWS Config says that it runs.{FormatLastManaged(observed)}",
        Reason.StoppedOnceManaged =>
            $"It is stopped, says AWS Config, and should come back managed.{FormatLastManaged(observed)}",
        Reason.StoppedNeverManaged =>
            $"It is stopped, says AWS Config, and will come up unmanaged.{FormatFailure(observed)}{FormatLastManaged(observed)}",
        Reason.NotInInventory => "Another source speaks of it, and Resource Explorer does not list it: it is gone, or "
            + "its account or Region has no index that the view can see.",
        _ => $"Resource Explorer lists no managed node for it; a stopped instance looks the same.{FormatLastManaged(observed)}",
    };

    private static string FormatLastManaged(in InstanceObservations observed) => observed.LastManaged is { } run
        ? $" It was managed until {TextFormat.Date(run)}."
        : observed.HasAgent
            ? " No night on record saw it managed, but Systems Manager knows its agent: it was managed before."
            : " No night on record saw it managed.";

    private static string FormatTime(InstanceEvidence? evidence) => evidence?.ObservedAt is { } time
        ? $" ({TextFormat.Time(time)})"
        : "";

    private static string FormatFailure(in InstanceObservations observed) =>
        observed.SecurityHub is { Status: ManagementStatus.Unmanaged } ? " SSM.1 fails it." : "";

    private static string FormatState(in InstanceObservations observed) => observed.Facts?.State switch
    {
        InstanceState.Running => " AWS Config says that it runs.",
        InstanceState.Stopped => " AWS Config says that it is stopped.",
        _ => "",
    };

    private static string FormatAge(InstanceEvidence? securityHub, DateTimeOffset? asOf) =>
        securityHub is { ObservedAt: { } observed } && asOf - observed > StaleAfter
            ? $" The finding of SSM.1 is stale: it is from {TextFormat.Date(observed)} (UTC)."
            : "";

    private static string FormatRecorded(InstanceFacts? facts, DateTimeOffset? asOf) =>
        FindOldRecord(facts, asOf) is { } date ? $" AWS Config recorded its state on {TextFormat.Date(date)} (UTC)." : "";

    private static string FormatSuppression(Suppression? suppression)
    {
        if (suppression is null)
        {
            return "";
        }

        var by = suppression.By is { } who ? $" by {SafeText.ToSingleLine(who, MaxNameLength)}" : "";
        var at = suppression.At is { } time ? $" on {TextFormat.Date(time)} (UTC)" : "";
        var note = suppression.Note is { } text ? $": \"{SafeText.ToSingleLine(text, MaxNoteLength)}\"" : "";
        return $" The finding is {suppression.Workflow} in Security Hub{by}{at}{note}.";
    }
}
