using FleetDiff.Core.Analysis.Coverage;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Analysis.Verdicts;

/// <summary>Makes the row of an instance: its verdict with everything that led to it.</summary>
/// <param name="date">The night.</param>
/// <param name="observations">What the sources said.</param>
/// <param name="baseline">What the nights before know.</param>
/// <param name="missing">Who keeps its state because all nodes around it are missing.</param>
/// <param name="failed">The sources that failed, and what rests on them.</param>
/// <param name="rules">What the settings say.</param>
internal sealed class InstanceEvaluator(
    DateOnly date, Observations observations, Baseline baseline, MissingNodes missing, FailedSources failed, AnalysisRules rules)
{
    private readonly HybridRegistrations _hybrid = HybridRegistrations.Find(observations);
    private readonly DateTimeOffset? _asOf = observations.Inventory.Result.Observed;
    private ExplanationKey _lastKey;
    private string? _lastExplanation;

    /// <summary>The row of the instance at a place in the inventory.</summary>
    public ReportedInstance Evaluate(int index)
    {
        var instance = observations.Inventory.Instances.Span[index];
        var key = instance.Key;
        var before = baseline.Find(key);
        var observed = observations.Get(index, baseline.FindLastManaged(key));
        var plain = missing.KeepsState(key)
            ? new(Verdict.Managed, Reason.NodesMissing)
            : Evaluation.Evaluate(observed);
        var kept = failed.Keep(plain, observed, before);
        var evaluation = kept ?? plain;
        var hybrid = evaluation.Verdict == Verdict.Unmanaged ? _hybrid.Of(key) : null;
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
            LastManaged = evaluation is { Verdict: Verdict.Managed, Reason: not Reason.NodesMissing } ? date : observed.LastManaged,
            ReportedAt = instance.ReportedAt,
        };
    }

    /// <summary>The row of an instance that another source speaks of and the inventory does not have.</summary>
    public static ReportedInstance CreateUnlisted(InstanceKey key, IReadOnlyList<InstanceEvidence> evidence) => new(key)
    {
        Tags = Tags.None,
        Verdict = Verdict.Disputed,
        Reason = Reason.NotInInventory,
        Because = ExplanationText.Format(new(Verdict.Disputed, Reason.NotInInventory), default, null),
        Evidence = evidence,
    };

    /// <summary>An unmanaged row as exempt.</summary>
    public static ReportedInstance ApplyExemption(ReportedInstance row, Exemption exemption) => row with
    {
        ExemptBy = exemption.Rule,
        ExemptUntil = exemption.Until,
        Due = false,
        NotAlerted = null,
        Intermittent = null,
    };

    /// <summary>
    /// An unmanaged row that is not exempt, with the rule by which it was until that ended. A rule that ended before
    /// the instance was ever seen ended nothing for it.
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
    /// How a person had set the finding of an exempt instance aside in the baseline, when its source failed in this run;
    /// else null.
    /// </summary>
    public Suppression? SuppressionBefore(InstanceKey key) =>
        failed.Lacks(Source.SecurityHub) && baseline.Find(key)?.ExemptBy is { } rule
            && rule.StartsWith(Exemption.BySuppression, StringComparison.Ordinal)
                ? new(rule[Exemption.BySuppression.Length..], null, null, null)
                : null;

    // What the view does not show is as it was when it did.
    private Tags GetTags(in Instance instance, BaselineInstance? before) =>
        observations.SeesTags || before is null || !instance.Tags.IsEmpty ? instance.Tags : before.Tags;

    // Of a hundred thousand in a row nearly all have the sentence of the one before.
    private string Explain(Evaluation evaluation, in InstanceObservations observed)
    {
        var said = new ExplanationKey(evaluation, observed.ResourceExplorer.ObservedAt is null, observed.SecurityHub,
            observed.SystemsManager?.ObservedAt, observed.Facts?.State,
            ExplanationText.FindOldRecord(observed.Facts, _asOf), observed.LastManaged, observed.HasAgent);
        if (_lastExplanation is null || said != _lastKey)
        {
            _lastKey = said;
            _lastExplanation = StringCache.GetOrAdd(ExplanationText.Format(evaluation, observed, _asOf));
        }

        return _lastExplanation;
    }

    private OpenState EvaluateUnmanaged(InstanceKey key, BaselineInstance? before, DateTimeOffset? launchedAt)
    {
        // What was unmanaged when it became disputed is not new when the dispute ends.
        var isNew = before is not { WasOpen: true };
        var first = GetOpenSince(before) ?? date;
        var history = GetHistory(key);
        // Once it was alerted it is not new again, whatever tonight's settings and sources say. The first night of all
        // is the baseline: who is on it is no news later.
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
            // Once: when it appears, or when its grace is over.
            Due = isUnalerted && !inGracePeriod && !isQuiet,
        };
    }

    /// <summary>How often an unmanaged instance came and went up to this run, or null when it never did.</summary>
    public ResolvedInstance? GetHistory(InstanceKey key)
    {
        var history = baseline.Closed.GetValueOrDefault(key);
        return baseline.Find(key) is { WasOpen: true } ? history : history?.WithReopening(date);
    }

    // It alerts when it stays so in a second run, and not in every run after. What was unmanaged stays open meanwhile, and
    // as far from its alert as it was.
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

    // Nights count as whole days. An instance that was launched long ago is not new, whenever it was first seen
    // unmanaged.
    private bool IsInGracePeriod(DateOnly firstUnmanaged, DateTimeOffset? launchedAt) =>
        (date.DayNumber - firstUnmanaged.DayNumber) * 24 < rules.GraceHours
        && (launchedAt is null || _asOf is null || (_asOf - launchedAt).Value.TotalHours < rules.GraceHours);

    /// <summary>All that a sentence is made of.</summary>
    private readonly record struct ExplanationKey(
        Evaluation Evaluation, bool HasNoTime, InstanceEvidence? SecurityHub, DateTimeOffset? NodeAt, InstanceState? State,
        DateOnly? Recorded, DateOnly? LastManaged, bool HasAgent);

    /// <summary>What an instance's verdict means over the nights.</summary>
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
