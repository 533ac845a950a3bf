using FleetDiff.Core.Analysis.Verdicts;

namespace FleetDiff.Core.Analysis;

/// <summary>The report of a run together with its inventory, for the outputs that list every instance.</summary>
public sealed class RunFindings
{
    private readonly Observations _observations;
    private readonly InstanceEvaluator _evaluator;

    internal RunFindings(Report report, Observations observations, InstanceEvaluator evaluator)
    {
        Report = report;
        _observations = observations;
        _evaluator = evaluator;
    }

    /// <summary>The report.</summary>
    public Report Report { get; }

    /// <summary>
    /// Returns every instance of the inventory with its verdict, and the instances that could not be seen with the verdict of
    /// the baseline, sorted by key. The rows of managed instances are created during the enumeration. In a suspect run every
    /// row is marked.
    /// </summary>
    public IEnumerable<ReportedInstance> GetInstances()
    {
        var evaluated = Report.Rows.Where(row => row.Reason != Reason.NotInInventory).OrderBy(row => row.Key);
        return _observations.Merge(evaluated)
            .Select(instance => instance.Row ?? _evaluator.Evaluate(instance.Instance))
            .Select(row => Report.Suspect ? row with { Suspect = true } : row);
    }
}
