using FleetDiff.Fleet;
using FleetDiff.Reporting;

namespace FleetDiff.Comparing;

/// <summary>A night's report together with what it was found in, for the outputs that list every instance.</summary>
public sealed class Findings
{
    private const int NowhereListed = -1;

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
    /// sorted by key. Made while it is looped over.
    /// </summary>
    public IEnumerable<ReportedInstance> Instances() => Found().Select(found => found.Row ?? _judge.Row(found.Place));

    /// <summary>The same, without a row for those that are plainly managed: nine of ten.</summary>
    internal IEnumerable<FoundInstance> Found()
    {
        var judged = new Dictionary<InstanceKey, ReportedInstance>(Report.Unmanaged.Count);
        foreach (var row in Report.Unmanaged.Concat(Report.Exempted).Concat(Report.Dormant).Concat(Report.Disagreements))
        {
            judged.Add(row.Key, row);
        }

        var notSeen = judged.Values.Where(row => row.LastSeen is not null).OrderBy(row => row.Key).ToList();
        var kept = 0;
        for (var place = 0; place < _inventory.Instances.Length; place++)
        {
            var instance = _inventory.Instances.Span[place];
            while (kept < notSeen.Count && notSeen[kept].Key < instance.Key)
            {
                yield return NotSeen(notSeen[kept++]);
            }

            // Of a suspect night every row says that it is one.
            if (!Report.Suspect && _judge.PlainlyManaged(place) is { } node)
            {
                yield return new(place, instance, node, null);
                continue;
            }

            var found = judged.GetValueOrDefault(instance.Key) ?? _judge.Row(place);
            yield return new(place, instance, default, Report.Suspect ? found with { Suspect = true } : found);
        }

        while (kept < notSeen.Count)
        {
            yield return NotSeen(notSeen[kept++]);
        }

        FoundInstance NotSeen(ReportedInstance row) => new(
            NowhereListed, new(row.Key, row.ReportedAt, row.Tags), default,
            Report.Suspect ? row with { Suspect = true } : row);
    }
}

/// <summary>An instance as a run found it.</summary>
/// <param name="Place">Its place in the inventory, or -1 when that does not list it and it could not be seen.</param>
/// <param name="Instance">The instance.</param>
/// <param name="Node">What makes it plainly managed; of no meaning when there is a row.</param>
/// <param name="Row">Its row, or null when it is plainly managed: then all is known that its row would say.</param>
internal readonly record struct FoundInstance(int Place, Instance Instance, Evidence Node, ReportedInstance? Row);
