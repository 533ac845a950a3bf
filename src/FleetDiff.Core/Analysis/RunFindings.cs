using FleetDiff.Core.Analysis.Verdicts;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Analysis;

/// <summary>A night's report together with what it was found in, for the outputs that list every instance.</summary>
public sealed class RunFindings
{
    private readonly FleetInventory _inventory;
    private readonly InstanceEvaluator _evaluator;

    internal RunFindings(Report report, FleetInventory inventory, InstanceEvaluator evaluator)
    {
        Report = report;
        _inventory = inventory;
        _evaluator = evaluator;
    }

    /// <summary>The report.</summary>
    public Report Report { get; }

    /// <summary>
    /// Every instance of the inventory with its verdict, and those that could not be seen with that of the baseline,
    /// sorted by key. Made while it is looped over. Of a suspect run every row says that it is one.
    /// </summary>
    public IEnumerable<ReportedInstance> GetInstances()
    {
        var judged = Report.Unmanaged.Concat(Report.Exempted).Concat(Report.Dormant).Concat(Report.Disagreements)
            .ToDictionary(row => row.Key);
        var notSeen = new Queue<ReportedInstance>(
            judged.Values.Where(row => row.LastSeen is not null).OrderBy(row => row.Key));
        for (var index = 0; index < _inventory.Instances.Length; index++)
        {
            var key = _inventory.Instances.Span[index].Key;
            while (notSeen.TryPeek(out var next) && next.Key < key)
            {
                yield return Marked(notSeen.Dequeue());
            }

            yield return Marked(judged.GetValueOrDefault(key) ?? _evaluator.Evaluate(index));
        }

        foreach (var row in notSeen)
        {
            yield return Marked(row);
        }
    }

    private ReportedInstance Marked(ReportedInstance row) => Report.Suspect ? row with { Suspect = true } : row;
}
