using FleetDiff.Core.Analysis.Coverage;

namespace FleetDiff.Core.Analysis.Verdicts;

/// <summary>Creates the row of an instance: its verdict with the evidence for it.</summary>
internal sealed class InstanceEvaluator(RunContext run, MissingNodes missing, FailedSources failed)
{
    private readonly Dictionary<InstanceKey, HybridRegistration> _hybrid = HybridRegistration.FindAll(run.Observations);
    private readonly OpenStateEvaluator _openStates = new(run);

    /// <summary>Evaluates an instance of the inventory and returns its row.</summary>
    public ReportedInstance Evaluate(in Instance instance)
    {
        var (key, observations) = (instance.Key, run.Observations);
        var before = run.Baseline.Find(key);
        var observed = observations.Get(instance, run.Baseline.FindLastManaged(key));
        var plain = missing.KeepsState(key)
            ? new(Verdict.Managed, Reason.NodesMissing)
            : VerdictRules.Evaluate(observed);
        var kept = failed.Keep(plain, observed, before);
        var evaluation = kept ?? plain;
        var hybrid = evaluation.Verdict == Verdict.Unmanaged ? _hybrid.GetValueOrDefault(key) : null;
        var because = kept is null
            ? StringCache.GetOrAdd(ExplanationText.Format(evaluation, observed, observations.Inventory.Result.Observed))
            : failed.Because;
        // When the view does not show tags, those of the baseline are used.
        var tags = observations.SeesTags || before is null || !instance.Tags.IsEmpty ? instance.Tags : before.Tags;
        var node = observations.FindNode(key);
        var account = observations.FindAccount(key.Account);
        var row = new ReportedInstance(key)
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
            LastManaged = evaluation is { Verdict: Verdict.Managed, Reason: not Reason.NodesMissing }
                ? run.Date
                : observed.LastManaged,
            ReportedAt = instance.ReportedAt,
        };
        return _openStates.Evaluate(row, before);
    }

    /// <summary>
    /// Returns the rows of the instances that an optional source reports and the inventory does not list, sorted. Orphaned nodes
    /// are not included, because the report lists them separately, and neither are instances of closed accounts.
    /// </summary>
    public IReadOnlyList<ReportedInstance> FindUnlisted()
    {
        var inventory = run.Observations.Inventory;
        var orphanedNodes = inventory.OrphanedNodes.Select(node => node.Key).ToHashSet();
        return
        [
            .. from source in run.Observations.Sources
               from evidence in source.Evidence
               where evidence.Value.Status != ManagementStatus.Unknown && !evidence.Key.IsHybrid
                   && inventory.Find(evidence.Key) is null && !orphanedNodes.Contains(evidence.Key)
                   && !run.Observations.IsGone(evidence.Key)
               group evidence.Value by evidence.Key into unlisted
               orderby unlisted.Key
               select CreateUnlisted(unlisted.Key, [.. unlisted.OrderBy(evidence => evidence.Source)]),
        ];
    }

    private ReportedInstance CreateUnlisted(InstanceKey key, IReadOnlyList<InstanceEvidence> evidence)
    {
        var account = run.Observations.FindAccount(key.Account);
        return new(key)
        {
            AccountName = account?.Name,
            OrganizationalUnit = account?.OrganizationalUnit,
            Tags = Tags.None,
            Verdict = Verdict.Disputed,
            Reason = Reason.NotInInventory,
            Because = ExplanationText.Format(new(Verdict.Disputed, Reason.NotInInventory), default, null),
            Evidence = evidence,
        };
    }
}
