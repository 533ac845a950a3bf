using FleetDiff.Core.Analysis.Verdicts;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Analysis;

/// <summary>The report of a run together with its inventory, for the outputs that list every instance.</summary>
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
    /// Returns every instance of the inventory with its verdict, and the instances that could not be seen with the verdict of
    /// the baseline, sorted by key. The rows are created during the enumeration. In a suspect run every row is marked.
    /// </summary>
    public IEnumerable<ReportedInstance> GetInstances()
    {
        var evaluated = Report.Unmanaged.Concat(Report.Exempted).Concat(Report.Dormant).Concat(Report.Disagreements)
            .ToDictionary(row => row.Key);
        var notSeen = new Queue<ReportedInstance>(
            evaluated.Values.Where(row => row.LastSeen is not null).OrderBy(row => row.Key));
        for (var index = 0; index < _inventory.Instances.Length; index++)
        {
            var key = _inventory.Instances.Span[index].Key;
            while (notSeen.TryPeek(out var next) && next.Key.CompareTo(key) < 0)
            {
                yield return Marked(notSeen.Dequeue());
            }

            yield return Marked(evaluated.GetValueOrDefault(key) ?? _evaluator.Evaluate(index));
        }

        foreach (var row in notSeen)
        {
            yield return Marked(row);
        }
    }

    private ReportedInstance Marked(ReportedInstance row) => Report.Suspect ? row with { Suspect = true } : row;
}
