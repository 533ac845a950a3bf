using FleetDiff.Fleet;
using FleetDiff.Reporting;

namespace FleetDiff.Comparing;

/// <summary>A night's report together with what it was found in, for the outputs that list every instance.</summary>
public sealed class Findings
{
    private readonly Inventory _inventory;
    private readonly Judge _judge;

    internal Findings(Report report, Inventory inventory, Judge judge)
    {
        Report = report;
        _inventory = inventory;
        _judge = judge;
    }

    /// <summary>The report.</summary>
    public Report Report { get; }

    /// <summary>
    /// Every instance of the inventory with its verdict, sorted by key. Made while it is looped over.
    /// </summary>
    public IEnumerable<ReportedInstance> Instances()
    {
        var judged = Report.Unmanaged.Concat(Report.Exempted).Concat(Report.Dormant).Concat(Report.Disagreements)
            .ToDictionary(row => row.Key);
        for (var place = 0; place < _inventory.Instances.Length; place++)
        {
            var key = _inventory.Instances.Span[place].Key;
            yield return judged.TryGetValue(key, out var row) ? row : _judge.Row(place);
        }
    }
}
