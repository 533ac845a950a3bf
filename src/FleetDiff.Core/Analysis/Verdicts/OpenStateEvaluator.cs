namespace FleetDiff.Core.Analysis.Verdicts;

/// <summary>Adds the state of an open instance to its row: since when it is open, and whether it is due for an alert.</summary>
internal sealed class OpenStateEvaluator(RunContext run)
{
    /// <summary>Returns a row with its state. An instance that is neither unmanaged nor disputed has none.</summary>
    public ReportedInstance Evaluate(ReportedInstance row, ReportedInstance? before) => row.Verdict switch
    {
        Verdict.Unmanaged => EvaluateUnmanaged(row, before),
        Verdict.Disputed => EvaluateDisputed(row, before),
        _ => row,
    };

    private ReportedInstance EvaluateUnmanaged(ReportedInstance row, ReportedInstance? before)
    {
        // An instance that was unmanaged when it became disputed is not new when the dispute ends.
        var isNew = before is not { IsOpen: true };
        var first = before is { Verdict: Verdict.Unmanaged or Verdict.Disputed, FirstUnmanaged: { } since } ? since : run.Date;
        var history = run.Baseline.FindHistory(row.Key, run.Date);
        // An alerted instance does not become new again when settings or sources change. The first run is the baseline: its
        // unmanaged instances have no grace period and are not alerted as new later.
        var isUnalerted = isNew || before is { InGracePeriod: true } or { NotAlerted: not null };
        var inGracePeriod = run.Baseline.Report is not null && isUnalerted && IsInGracePeriod(first, row.LaunchedAt);
        var isQuiet = isUnalerted && history?.IsQuiet(run.Date, first) == true;
        return row with
        {
            FirstUnmanaged = first,
            Reopened = isNew ? history?.Resolved : before?.Reopened,
            Intermittent = history?.Intermittent,
            NotAlerted = isQuiet ? SuppressionReason.Intermittent : null,
            InGracePeriod = inGracePeriod && !isQuiet,
            // Alert once: when the instance appears, or when its grace period ends.
            Due = isUnalerted && !inGracePeriod && !isQuiet,
        };
    }

    // A disputed instance is alerted in its second run and not in later ones. An instance that was unmanaged before stays open,
    // and its state of alerting is kept.
    private ReportedInstance EvaluateDisputed(ReportedInstance row, ReportedInstance? before)
    {
        var first = before is { Verdict: Verdict.Disputed } ? before.FirstDisputed : null;
        var disputed = row with
        {
            FirstDisputed = first ?? run.Date,
            Due = first is not null && first == (before?.LastSeen ?? run.Baseline.Report?.Date),
        };
        return before is not { Verdict: Verdict.Unmanaged or Verdict.Disputed } ? disputed : disputed with
        {
            FirstUnmanaged = before.FirstUnmanaged,
            Reopened = before.Reopened,
            InGracePeriod = before.InGracePeriod,
            NotAlerted = before.NotAlerted,
            ExemptBy = before.ExemptBy,
            ExemptUntil = before.ExemptUntil,
            ExemptionEnded = before.ExemptionEnded,
        };
    }

    // Each run counts as a whole day. An instance that was launched before the grace period has none, even if it was first
    // unmanaged in this run.
    private bool IsInGracePeriod(DateOnly firstUnmanaged, DateTimeOffset? launchedAt) =>
        run.GetDaysSince(firstUnmanaged) * 24 < run.Rules.GraceHours
        && !((run.Observations.Inventory.Result.Observed - launchedAt)?.TotalHours >= run.Rules.GraceHours);
}
