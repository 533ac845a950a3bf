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
/// <param name="openStates">The evaluator of the states of open instances.</param>
internal sealed class InstanceEvaluator(
    DateOnly date, Observations observations, Baseline baseline, MissingNodes missing, FailedSources failed,
    OpenStateEvaluator openStates)
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
        var account = observations.FindAccount(key);
        var status = openStates.Evaluate(key, evaluation.Verdict, before, observed.Facts?.LaunchedAt);
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
            AccountName = account?.Name,
            OrganizationalUnit = account is null ? node?.OrganizationalUnit : account.OrganizationalUnit,
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
    /// <param name="key">The account, Region and instance id.</param>
    /// <param name="evidence">What the other sources report.</param>
    /// <param name="account">The account according to AWS Organizations, or null.</param>
    public static ReportedInstance CreateUnlisted(
        InstanceKey key, IReadOnlyList<InstanceEvidence> evidence, OrganizationAccount? account) => new(key)
        {
            AccountName = account?.Name,
            OrganizationalUnit = account?.OrganizationalUnit,
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

    /// <summary>The values that determine an explanation.</summary>
    private readonly record struct ExplanationKey(
        Evaluation Evaluation, bool HasNoTime, InstanceEvidence? SecurityHub, DateTimeOffset? NodeAt, InstanceState? State,
        DateOnly? Recorded, DateOnly? LastManaged, bool HasAgent);
}
