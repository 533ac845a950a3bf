using FleetDiff.Core.Analysis.Coverage;

namespace FleetDiff.Core.Analysis.Verdicts;

/// <summary>Formats the explanation of a verdict.</summary>
internal static class ExplanationText
{
    /// <summary>
    /// The age from which a finding is stale. Security Hub updates the time of a finding at least every 18 hours, even when
    /// nothing changes (user guide, Schedule for running security checks).
    /// </summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromHours(36);

    private const int MaxNameLength = 100;
    private const int MaxNoteLength = 200;

    /// <summary>Formats the explanation of a verdict, as plain sentences.</summary>
    /// <param name="evaluation">The verdict with its reason.</param>
    /// <param name="observed">The observations of the instance.</param>
    /// <param name="asOf">
    /// The time of the newest observation in the inventory, from which the age of evidence is counted, UTC; or null.
    /// </param>
    public static string Format(Evaluation evaluation, in InstanceObservations observed, DateTimeOffset? asOf) =>
        FormatReason(evaluation.Reason, observed) + FormatAge(observed.SecurityHub, asOf)
        + FormatRecorded(observed.Facts, asOf) + FormatSuppression(observed.SecurityHub?.Suppressed);

    private static string FormatReason(Reason reason, in InstanceObservations observed) => reason switch
    {
        Reason.NodeListed => "Resource Explorer lists a managed node for it.",
        Reason.NodeListedAndPassed => "Resource Explorer lists a managed node for it, and SSM.1 passes it.",
        Reason.NodesMissing => "Resource Explorer lists no managed node for it, nor for any other previously managed instance "
            + $"of its account or Region. It counts as managed for {MissingNodes.RunsUntilAccepted} runs."
            + FormatLastManaged(observed),
        Reason.IndexLags =>
            $"Systems Manager lists it as managed{FormatTime(observed.SystemsManager)}, but Resource Explorer, which last "
            + "observed it before that, lists no managed node for it yet: the index lags.",
        Reason.NodeListedSinceFailed when observed is not
        { SecurityHub.ObservedAt: not null, ResourceExplorer.ObservedAt: not null } =>
            "Resource Explorer lists a managed node for it, but SSM.1 fails it. Which observation is newer is not known.",
        Reason.NodeListedSinceFailed =>
            "SSM.1 failed it, but Resource Explorer has observed its managed node since: the SSM Agent was installed or "
            + "started in between.",
        Reason.FailedSinceNodeListed =>
            "Resource Explorer lists a managed node for it, but SSM.1 has failed it since: the SSM Agent has probably "
            + "stopped.",
        Reason.PassedWithoutNode =>
            "Resource Explorer lists no managed node for it, but SSM.1 passes it. This is typical of a stopped instance with "
            + $"an installed SSM Agent, which is managed again when it starts.{FormatState(observed)}",
        Reason.PassedWhileRunning =>
            "Resource Explorer lists no managed node for it, but SSM.1 passes it and AWS Config reports it as running: one "
            + "source lags, or the SSM Agent has just stopped.",
        Reason.FailedWithoutNode =>
            "Resource Explorer lists no managed node for it, and SSM.1 fails it."
            + $"{FormatState(observed)}{FormatLastManaged(observed)}",
        Reason.RunningWithoutNode =>
            "Resource Explorer lists no managed node for it, and AWS Config reports it as running."
            + FormatLastManaged(observed),
        Reason.StoppedOnceManaged =>
            $"AWS Config reports it as stopped. It should be managed again when it starts.{FormatLastManaged(observed)}",
        Reason.StoppedNeverManaged =>
            $"AWS Config reports it as stopped. It will start unmanaged.{FormatFailure(observed)}{FormatLastManaged(observed)}",
        Reason.NotInInventory => "Another source reports it, but Resource Explorer does not list it: it was removed, or its "
            + "account or Region has no index in the view.",
        _ => $"Resource Explorer lists no managed node for it. A stopped instance looks the same.{FormatLastManaged(observed)}",
    };

    private static string FormatLastManaged(in InstanceObservations observed) => observed.LastManaged is { } run
        ? $" Last seen managed on {TextFormat.Date(run)}."
        : observed.HasAgent
            ? " Never seen managed in a run, but Systems Manager reports an agent version: it was managed before."
            : " Never seen managed.";

    private static string FormatTime(InstanceEvidence? evidence) => evidence?.ObservedAt is { } time
        ? $" ({TextFormat.Time(time)})"
        : "";

    private static string FormatFailure(in InstanceObservations observed) =>
        observed.SecurityHub is { Status: ManagementStatus.Unmanaged } ? " SSM.1 fails it." : "";

    private static string FormatState(in InstanceObservations observed) => observed.Facts?.State switch
    {
        InstanceState.Running => " AWS Config reports it as running.",
        InstanceState.Stopped => " AWS Config reports it as stopped.",
        _ => "",
    };

    private static string FormatAge(InstanceEvidence? securityHub, DateTimeOffset? asOf) =>
        securityHub is { ObservedAt: { } observed } && asOf - observed > StaleAfter
            ? $" The SSM.1 finding is stale: it is from {TextFormat.Date(observed)} (UTC)."
            : "";

    // AWS Config records changes, so an old record is not wrong.
    private static string FormatRecorded(InstanceFacts? facts, DateTimeOffset? asOf) =>
        facts is { State: not InstanceState.Unknown, ObservedAt: { } recorded }
        && asOf - recorded > StaleObservations.StaleAfter
            ? $" AWS Config recorded its state on {TextFormat.Date(recorded)} (UTC)."
            : "";

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
