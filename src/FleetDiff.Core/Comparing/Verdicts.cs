using System.Runtime.InteropServices;
using FleetDiff.Comparing.Exempting;
using FleetDiff.Fleet;
using FleetDiff.Reporting;

namespace FleetDiff.Comparing;

/// <summary>
/// Every instance of a night judged once: the rows of those that are not simply managed, and the counts of all.
/// </summary>
internal sealed class Verdicts
{
    private readonly List<ReportedInstance> _unmanaged = [];
    private readonly List<ReportedInstance> _exempted = [];
    private readonly List<ReportedInstance> _dormant = [];
    private readonly List<ReportedInstance> _disputed = [];

    private Verdicts()
    {
    }

    public IReadOnlyList<ReportedInstance> Unmanaged => _unmanaged;

    public IReadOnlyList<ReportedInstance> Exempted => _exempted;

    public IReadOnlyList<ReportedInstance> Dormant => _dormant;

    public IReadOnlyList<ReportedInstance> Disputed => _disputed;

    public IReadOnlyList<ExemptionSummary> Exemptions { get; private set; } = [];

    public IReadOnlyList<string> Warnings { get; private set; } = [];

    public Tally Tally { get; } = new();

    /// <param name="witnesses">What the sources said.</param>
    /// <param name="judge">Judges the listed instances.</param>
    /// <param name="notSeen">What could not be seen, sorted by key; it keeps its verdict.</param>
    /// <param name="exemptions">What is exempt.</param>
    public static Verdicts Of(
        Witnesses witnesses, Judge judge, IReadOnlyList<ReportedInstance> notSeen, Exemptions exemptions)
    {
        var verdicts = new Verdicts();
        var kept = 0;
        for (var place = 0; place < witnesses.Inventory.Instances.Length; place++)
        {
            var instance = witnesses.Inventory.Instances.Span[place];
            while (kept < notSeen.Count && notSeen[kept].Key < instance.Key)
            {
                verdicts.Keep(notSeen[kept++], exemptions);
            }

            if (witnesses.IsSimplyManaged(place))
            {
                // Nine of ten: no row is made for them until one is written.
                verdicts.Tally.Add(instance.Key, Verdict.Managed, exempt: false);
                continue;
            }

            var row = judge.Row(place);
            // With the tags of the row: those are known when the view does not show them.
            instance = new(row.Key, row.ReportedAt, row.Tags);
            var exemption = row.Verdict == Verdict.Unmanaged
                ? exemptions.Of(instance, row.EvidenceOf(Source.SecurityHub)?.Suppressed ?? judge.SuppressionBefore(row.Key))
                : null;
            verdicts.Tally.Add(instance.Key, row.Verdict, exempt: exemption is not null);
            verdicts.ListOf(row.Verdict, isExempt: exemption is not null)?.Add(
                exemption is not null ? Judge.Exempt(row, exemption)
                : row.Verdict == Verdict.Unmanaged ? judge.NoLongerExempt(row, exemptions.EndedRuleFor(instance))
                : row);
        }

        while (kept < notSeen.Count)
        {
            verdicts.Keep(notSeen[kept++], exemptions);
        }

        verdicts.Exemptions = exemptions.Summaries();
        verdicts.Warnings = [.. exemptions.Warnings];
        return verdicts;
    }

    /// <summary>The instances that could not be seen, sorted.</summary>
    public IEnumerable<ReportedInstance> NotSeen =>
        _unmanaged.Concat(_exempted).Concat(_dormant).Concat(_disputed).Where(row => row.LastSeen is not null);

    /// <summary>Whether an instance is unmanaged, exempt or not, or disputed.</summary>
    public bool IsOpen(InstanceKey key) => Has(_unmanaged, key) || Has(_exempted, key) || Has(_disputed, key);

    // All lists have the order of the inventory.
    private static bool Has(List<ReportedInstance> rows, InstanceKey key) =>
        CollectionsMarshal.AsSpan(rows).BinarySearch(new Sought(key)) >= 0;

    // A rule can be written for it meanwhile. One that ends meanwhile ends when the instance is seen again.
    private void Keep(ReportedInstance row, Exemptions exemptions)
    {
        var kept = row.Verdict == Verdict.Unmanaged
            && exemptions.Of(new Instance(row.Key, row.ReportedAt, row.Tags)) is { } exemption
                ? Judge.Exempt(row, exemption)
                : row;
        Tally.AddNotSeen(kept.Key, kept.Verdict, exempt: kept.ExemptBy is not null);
        ListOf(kept.Verdict, isExempt: kept.ExemptBy is not null)?.Add(kept);
    }

    private List<ReportedInstance>? ListOf(Verdict verdict, bool isExempt) => verdict switch
    {
        Verdict.Unmanaged => isExempt ? _exempted : _unmanaged,
        Verdict.Dormant => _dormant,
        Verdict.Disputed => _disputed,
        _ => null,
    };
}
