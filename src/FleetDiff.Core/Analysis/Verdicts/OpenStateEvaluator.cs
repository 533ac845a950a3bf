using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Analysis.Verdicts;

/// <summary>Evaluates the state of an open instance: since when it is open, and whether it is due for an alert.</summary>
/// <param name="date">The date of the run.</param>
/// <param name="baseline">The baseline.</param>
/// <param name="rules">The settings.</param>
/// <param name="asOf">The time of the inventory, UTC; null when it is not known.</param>
internal sealed class OpenStateEvaluator(DateOnly date, Baseline baseline, AnalysisRules rules, DateTimeOffset? asOf)
{
    /// <summary>Returns the state of an instance with this verdict; the default state for an instance that is not open.</summary>
    /// <param name="key">The instance.</param>
    /// <param name="verdict">The verdict of this run.</param>
    /// <param name="before">The instance in the baseline, or null.</param>
    /// <param name="launchedAt">The launch time, UTC; null when it is not known.</param>
    public OpenState Evaluate(
        InstanceKey key, Verdict verdict, BaselineInstance? before, DateTimeOffset? launchedAt) => verdict switch
        {
            Verdict.Unmanaged => EvaluateUnmanaged(key, before, launchedAt),
            Verdict.Disputed => EvaluateDisputed(before),
            _ => default,
        };

    /// <summary>Returns the history of an unmanaged instance up to this run, or null when it was never resolved.</summary>
    public ResolvedInstance? GetHistory(InstanceKey key)
    {
        var history = baseline.Closed.GetValueOrDefault(key);
        return baseline.Find(key) is { WasOpen: true } ? history : history?.WithReopening(date);
    }

    private OpenState EvaluateUnmanaged(InstanceKey key, BaselineInstance? before, DateTimeOffset? launchedAt)
    {
        // An instance that was unmanaged when it became disputed is not new when the dispute ends.
        var isNew = before is not { WasOpen: true };
        var first = GetOpenSince(before) ?? date;
        var history = GetHistory(key);
        // An alerted instance does not become new again when settings or sources change. The first run is the baseline: its
        // unmanaged instances have no grace period and are not alerted as new later.
        var isUnalerted = isNew || before is { InGracePeriod: true } or { NotAlerted: not null };
        var inGracePeriod = baseline.Report is not null && isUnalerted && IsInGracePeriod(first, launchedAt);
        var isQuiet = isUnalerted && history?.IsQuiet(date, first) == true;
        return new()
        {
            FirstUnmanaged = first,
            Reopened = isNew ? history?.Resolved : before?.Reopened,
            Intermittent = history?.Intermittent,
            Suppression = isQuiet ? SuppressionReason.Intermittent : null,
            InGracePeriod = inGracePeriod && !isQuiet,
            // Alert once: when the instance appears, or when its grace period ends.
            Due = isUnalerted && !inGracePeriod && !isQuiet,
        };
    }

    // A disputed instance is alerted in its second run and not in later ones. An instance that was unmanaged before stays open,
    // and its state of alerting is kept.
    private OpenState EvaluateDisputed(BaselineInstance? before)
    {
        var first = before is { Verdict: Verdict.Disputed } ? before.FirstDisputed : null;
        var disputed = new OpenState
        {
            FirstDisputed = first ?? date,
            Due = first is not null && first == (before?.LastSeen ?? baseline.Report?.Date),
        };
        return before is not { Verdict: Verdict.Unmanaged or Verdict.Disputed } ? disputed : disputed with
        {
            FirstUnmanaged = before.FirstUnmanaged,
            Reopened = before.Reopened,
            InGracePeriod = before.InGracePeriod,
            Suppression = before.NotAlerted,
            ExemptBy = before.ExemptBy,
            ExemptUntil = before.ExemptUntil,
            ExemptionEnded = before.ExemptionEnded,
        };
    }

    private static DateOnly? GetOpenSince(BaselineInstance? before) =>
        before is { Verdict: Verdict.Unmanaged or Verdict.Disputed } ? before.FirstUnmanaged : null;

    // Each run counts as a whole day. An instance that was launched before the grace period has none, even if it was first
    // unmanaged in this run.
    private bool IsInGracePeriod(DateOnly firstUnmanaged, DateTimeOffset? launchedAt) =>
        (date.DayNumber - firstUnmanaged.DayNumber) * 24 < rules.GraceHours
        && (launchedAt is null || asOf is null || (asOf - launchedAt).Value.TotalHours < rules.GraceHours);
}
