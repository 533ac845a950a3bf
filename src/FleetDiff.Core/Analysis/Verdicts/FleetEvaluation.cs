using System.Runtime.InteropServices;
using FleetDiff.Core.Analysis.Exemptions;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Analysis.Verdicts;

/// <summary>
/// The evaluation of every instance of a run: the rows of the instances that are not managed, and the counts of all.
/// </summary>
internal sealed class FleetEvaluation
{
    private readonly List<ReportedInstance> _unmanaged = [];
    private readonly List<ReportedInstance> _exempted = [];
    private readonly List<ReportedInstance> _dormant = [];
    private readonly List<ReportedInstance> _disputed = [];

    private FleetEvaluation()
    {
    }

    public IReadOnlyList<ReportedInstance> Unmanaged => _unmanaged;

    public IReadOnlyList<ReportedInstance> Exempted => _exempted;

    public IReadOnlyList<ReportedInstance> Dormant => _dormant;

    public IReadOnlyList<ReportedInstance> Disputed => _disputed;

    public IReadOnlyList<ExemptionSummary> Exemptions { get; private set; } = [];

    public IReadOnlyList<string> Warnings { get; private set; } = [];

    public FleetCounts Counts { get; } = new();

    /// <summary>Evaluates every instance once.</summary>
    /// <param name="observations">The observations of the sources.</param>
    /// <param name="evaluator">The evaluator of the listed instances.</param>
    /// <param name="notSeen">The instances that cannot be seen, sorted by key. They keep their verdict.</param>
    /// <param name="exemptions">The exemptions of the run.</param>
    public static FleetEvaluation Evaluate(
        Observations observations, InstanceEvaluator evaluator, IReadOnlyList<ReportedInstance> notSeen,
        ExemptionMatcher exemptions)
    {
        var verdicts = new FleetEvaluation();
        var kept = 0;
        for (var index = 0; index < observations.Inventory.Instances.Length; index++)
        {
            var instance = observations.Inventory.Instances.Span[index];
            while (kept < notSeen.Count && notSeen[kept].Key.CompareTo(instance.Key) < 0)
            {
                verdicts.Add(notSeen[kept++], exemptions);
            }

            if (observations.IsManagedByInventoryOnly(index))
            {
                // Most instances are managed: their rows are created only when they are written, to save memory.
                verdicts.Counts.Add(instance.Key, Verdict.Managed, exempt: false);
                continue;
            }

            var row = evaluator.Evaluate(index);
            // The row can have tags of the baseline when the view does not show tags.
            instance = new(row.Key, row.ReportedAt, row.Tags);
            var exemption = row.Verdict == Verdict.Unmanaged
                ? exemptions.Match(
                    instance, row.FindEvidence(Source.SecurityHub)?.Suppressed ?? evaluator.FindEarlierSuppression(row.Key))
                : null;
            verdicts.Counts.Add(instance.Key, row.Verdict, exempt: exemption is not null);
            verdicts.GetList(row.Verdict, isExempt: exemption is not null)?.Add(
                exemption is not null ? InstanceEvaluator.ApplyExemption(row, exemption)
                : row.Verdict == Verdict.Unmanaged ? evaluator.RemoveExemption(row, exemptions.FindEndedRule(instance))
                : row);
        }

        while (kept < notSeen.Count)
        {
            verdicts.Add(notSeen[kept++], exemptions);
        }

        verdicts.Exemptions = exemptions.CreateSummaries();
        verdicts.Warnings = [.. exemptions.Warnings];
        return verdicts;
    }

    /// <summary>The instances that cannot be seen, by verdict and then by key.</summary>
    public IEnumerable<ReportedInstance> NotSeen =>
        _unmanaged.Concat(_exempted).Concat(_dormant).Concat(_disputed).Where(row => row.LastSeen is not null);

    /// <summary>Returns whether an instance is unmanaged, exempt or not, or disputed.</summary>
    public bool IsOpen(InstanceKey key) => Contains(_unmanaged, key) || Contains(_exempted, key) || Contains(_disputed, key);

    // All lists are sorted by key.
    private static bool Contains(List<ReportedInstance> rows, InstanceKey key) =>
        CollectionsMarshal.AsSpan(rows).BinarySearch(new KeyComparable(key)) >= 0;

    // A new rule can exempt an instance that cannot be seen. A rule that ends applies until the instance can be seen again.
    private void Add(ReportedInstance row, ExemptionMatcher exemptions)
    {
        var kept = row.Verdict == Verdict.Unmanaged
            && exemptions.Match(new Instance(row.Key, row.ReportedAt, row.Tags)) is { } exemption
                ? InstanceEvaluator.ApplyExemption(row, exemption)
                : row;
        Counts.AddNotSeen(kept.Key, kept.Verdict, exempt: kept.ExemptBy is not null);
        GetList(kept.Verdict, isExempt: kept.ExemptBy is not null)?.Add(kept);
    }

    private List<ReportedInstance>? GetList(Verdict verdict, bool isExempt) => verdict switch
    {
        Verdict.Unmanaged => isExempt ? _exempted : _unmanaged,
        Verdict.Dormant => _dormant,
        Verdict.Disputed => _disputed,
        _ => null,
    };
}
