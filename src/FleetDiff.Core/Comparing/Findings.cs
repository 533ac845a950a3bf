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
    /// Every instance of the inventory with its verdict, and those that could not be seen with that of the baseline,
    /// sorted by key. Made while it is looped over. Of a suspect run every row says that it is one.
    /// </summary>
    public IEnumerable<ReportedInstance> Instances()
    {
        var judged = Report.Unmanaged.Concat(Report.Exempted).Concat(Report.Dormant).Concat(Report.Disagreements)
            .ToDictionary(row => row.Key);
        var notSeen = new Queue<ReportedInstance>(
            judged.Values.Where(row => row.LastSeen is not null).OrderBy(row => row.Key));
        for (var place = 0; place < _inventory.Instances.Length; place++)
        {
            var key = _inventory.Instances.Span[place].Key;
            while (notSeen.TryPeek(out var next) && next.Key < key)
            {
                yield return Marked(notSeen.Dequeue());
            }

            yield return Marked(judged.GetValueOrDefault(key) ?? _judge.Row(place));
        }

        foreach (var row in notSeen)
        {
            yield return Marked(row);
        }
    }

    private ReportedInstance Marked(ReportedInstance row) => Report.Suspect ? row with { Suspect = true } : row;
}
