using FleetDiff.Core.Analysis.Coverage;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Analysis.Verdicts;

/// <summary>Creates the row of an instance: its verdict with the evidence for it.</summary>
/// <param name="date">The date of the run.</param>
/// <param name="observations">The observations of the sources.</param>
/// <param name="baseline">The baseline.</param>
/// <param name="missing">The instances that keep their state because of missing nodes.</param>
/// <param name="failed">The failed sources.</param>
/// <param name="rules">The settings.</param>
internal sealed class InstanceEvaluator(
    DateOnly date, Observations observations, Baseline baseline, MissingNodes missing, FailedSources failed, AnalysisRules rules)
{
    private readonly HybridRegistrations _hybrid = HybridRegistrations.Find(observations);
    private readonly DateTimeOffset? _asOf = observations.Inventory.Result.Observed;
    private ExplanationKey _lastKey;
    private string? _lastExplanation;

    /// <summary>Evaluates the instance at an index of the inventory and returns its row.</summary>
    public ReportedInstance Evaluate(int index)
    {
        var instance = observations.Inventory.Instances.Span[index];
        var key = instance.Key;
        var before = baseline.Find(key);
        var observed = observations.Get(index, baseline.FindLastManaged(key));
        var plain = missing.KeepsState(key)
            ? new(Verdict.Managed, Reason.NodesMissing)
            : VerdictRules.Evaluate(observed);
        var kept = failed.Keep(plain, observed, before);
        var evaluation = kept ?? plain;
        var hybrid = evaluation.Verdict == Verdict.Unmanaged ? _hybrid.FindMatch(key) : null;
        var because = kept is null ? Explain(evaluation, observed) : failed.Because;
        var tags = GetTags(instance, before);
        var node = observations.FindNode(key);
        var status = evaluation.Verdict switch
        {
            Verdict.Unmanaged => EvaluateUnmanaged(key, before, observed.Facts?.LaunchedAt),
            Verdict.Disputed => EvaluateDisputed(before),
            _ => default,
        };
        return new ReportedInstance(key)
        {
            Name = tags["Name"],
            Tags = tags,
            TagsLeftOut = tags.OmittedCount,
            Verdict = evaluation.Verdict,
            Reason = evaluation.Reason,
            Because = hybrid is null ? because : $"{because} {hybrid.Sentence}",
            LikelyNode = hybrid?.Node,
            Evidence = observed.Evidence,
            Platform = node?.Platform ?? observed.Facts?.Platform,
            AgentVersion = node?.AgentVersion,
            OrganizationalUnit = node?.OrganizationalUnit,
            State = observed.Facts?.State,
            LaunchedAt = observed.Facts?.LaunchedAt,
            FirstUnmanaged = status.FirstUnmanaged,
            FirstDisputed = status.FirstDisputed,
            Reopened = status.Reopened,
            InGracePeriod = status.InGracePeriod,
            NotAlerted = status.Suppression,
            ExemptBy = status.ExemptBy,
            ExemptUntil = status.ExemptUntil,
            ExemptionEnded = status.ExemptionEnded,
            Intermittent = status.Intermittent,
            Due = status.Due,
            LastManaged = evaluation is { Verdict: Verdict.Managed, Reason: not Reason.NodesMissing }
                ? date
                : observed.LastManaged,
            ReportedAt = instance.ReportedAt,
        };
    }

    /// <summary>Creates the row of an instance that another source reports and the inventory does not list.</summary>
    public static ReportedInstance CreateUnlisted(InstanceKey key, IReadOnlyList<InstanceEvidence> evidence) => new(key)
    {
        Tags = Tags.None,
        Verdict = Verdict.Disputed,
        Reason = Reason.NotInInventory,
        Because = ExplanationText.Format(new(Verdict.Disputed, Reason.NotInInventory), default, null),
        Evidence = evidence,
    };

    /// <summary>Returns an unmanaged row as exempt.</summary>
    public static ReportedInstance ApplyExemption(ReportedInstance row, Exemption exemption) => row with
    {
        ExemptBy = exemption.Rule,
        ExemptUntil = exemption.Until,
        Due = false,
        NotAlerted = null,
        Intermittent = null,
    };

    /// <summary>
    /// Returns an unmanaged row that is not exempt, with the rule that exempted it until the rule ended. A rule that never
    /// exempted the instance is not named.
    /// </summary>
    public ReportedInstance RemoveExemption(ReportedInstance row, Exemption? ended)
    {
        var rule = baseline.Find(row.Key) switch
        {
            { ExemptBy: { } before } => ended?.Rule ?? before,
            var before => before?.ExemptionEnded,
        };
        return rule is null ? row : row with { ExemptionEnded = rule };
    }

    /// <summary>
    /// Returns the suppression of the finding of an exempt instance in the baseline, when Security Hub failed in this run; else
    /// null.
    /// </summary>
    public Suppression? FindEarlierSuppression(InstanceKey key) =>
        failed.Lacks(Source.SecurityHub) && baseline.Find(key)?.ExemptBy is { } rule
            && rule.StartsWith(Exemption.BySuppression, StringComparison.Ordinal)
                ? new(rule[Exemption.BySuppression.Length..], null, null, null)
                : null;

    // When the view does not show tags, those of the baseline are used.
    private Tags GetTags(in Instance instance, BaselineInstance? before) =>
        observations.SeesTags || before is null || !instance.Tags.IsEmpty ? instance.Tags : before.Tags;

    // Neighbouring rows mostly share their explanation: cache the last one.
    private string Explain(Evaluation evaluation, in InstanceObservations observed)
    {
        var explanationKey = new ExplanationKey(evaluation, observed.ResourceExplorer.ObservedAt is null, observed.SecurityHub,
            observed.SystemsManager?.ObservedAt, observed.Facts?.State,
            ExplanationText.FindOldRecord(observed.Facts, _asOf), observed.LastManaged, observed.HasAgent);
        if (_lastExplanation is null || explanationKey != _lastKey)
        {
            _lastKey = explanationKey;
            _lastExplanation = StringCache.GetOrAdd(ExplanationText.Format(evaluation, observed, _asOf));
        }

        return _lastExplanation;
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

    /// <summary>Returns the history of an unmanaged instance up to this run, or null when it was never resolved.</summary>
    public ResolvedInstance? GetHistory(InstanceKey key)
    {
        var history = baseline.Closed.GetValueOrDefault(key);
        return baseline.Find(key) is { WasOpen: true } ? history : history?.WithReopening(date);
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
        && (launchedAt is null || _asOf is null || (_asOf - launchedAt).Value.TotalHours < rules.GraceHours);

    /// <summary>The values that determine an explanation.</summary>
    private readonly record struct ExplanationKey(
        Evaluation Evaluation, bool HasNoTime, InstanceEvidence? SecurityHub, DateTimeOffset? NodeAt, InstanceState? State,
        DateOnly? Recorded, DateOnly? LastManaged, bool HasAgent);

    /// <summary>The state of an open instance across runs.</summary>
    private readonly record struct OpenState
    {
        public DateOnly? FirstUnmanaged { get; init; }

        public DateOnly? FirstDisputed { get; init; }

        public DateOnly? Reopened { get; init; }

        public bool InGracePeriod { get; init; }

        public SuppressionReason? Suppression { get; init; }

        public DateOnly? Intermittent { get; init; }

        public string? ExemptBy { get; init; }

        public DateOnly? ExemptUntil { get; init; }

        public string? ExemptionEnded { get; init; }

        public bool Due { get; init; }
    }
}
