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

    public static Verdicts Of(Witnesses witnesses, Judge judge, Exemptions exemptions)
    {
        var verdicts = new Verdicts();
        for (var place = 0; place < witnesses.Inventory.Instances.Length; place++)
        {
            var instance = witnesses.Inventory.Instances.Span[place];
            if (witnesses.IsSimplyManaged(place))
            {
                // Nine of ten: no row is made for them until one is written.
                verdicts.Tally.Add(instance.Key, Verdict.Managed, exempt: false);
                continue;
            }

            var row = judge.Row(place);
            var exemption = row.Verdict == Verdict.Unmanaged ? exemptions.Of(instance) : null;
            verdicts.Tally.Add(instance.Key, row.Verdict, exempt: exemption is not null);
            verdicts.ListOf(row.Verdict, exemption)?.Add(
                exemption is not null ? Judge.Exempt(row, exemption)
                : row.Verdict == Verdict.Unmanaged ? judge.NoLongerExempt(row, exemptions.EndedRuleFor(instance))
                : row);
        }

        verdicts.Exemptions = exemptions.Summaries();
        verdicts.Warnings = [.. exemptions.Warnings];
        return verdicts;
    }

    /// <summary>Whether an instance is unmanaged, exempt or not, or disputed.</summary>
    public bool IsOpen(InstanceKey key) => Has(_unmanaged, key) || Has(_exempted, key) || Has(_disputed, key);

    // All lists have the order of the inventory.
    private static bool Has(List<ReportedInstance> rows, InstanceKey key) =>
        CollectionsMarshal.AsSpan(rows).BinarySearch(new Sought(key)) >= 0;

    private List<ReportedInstance>? ListOf(Verdict verdict, Exemption? exemption) => verdict switch
    {
        Verdict.Unmanaged => exemption is null ? _unmanaged : _exempted,
        Verdict.Dormant => _dormant,
        Verdict.Disputed => _disputed,
        _ => null,
    };
}
