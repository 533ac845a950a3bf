using FleetDiff.Reporting;

namespace FleetDiff.Comparing;

/// <summary>A night's report together with the inventory it was found in, for the outputs that list every instance.</summary>
public sealed class Findings
{
    private readonly Comparison _comparison;

    internal Findings(Report report, Comparison comparison)
    {
        Report = report;
        _comparison = comparison;
    }

    /// <summary>The report.</summary>
    public Report Report { get; }

    /// <summary>Every instance of the inventory with its verdict, sorted by key. Made while it is looped over.</summary>
    public IEnumerable<ReportedInstance> Instances()
    {
        var judged = Report.Unmanaged.Concat(Report.Exempted).Concat(Report.Disagreements)
            .ToDictionary(row => row.Key);
        for (var place = 0; place < _comparison.Inventory.Instances.Length; place++)
        {
            var key = _comparison.Inventory.Instances.Span[place].Key;
            yield return judged.TryGetValue(key, out var row) ? row : ManagedRow(_comparison, place, Report.Date);
        }
    }

    internal static ReportedInstance ManagedRow(Comparison comparison, int place, DateOnly date)
    {
        var instance = comparison.Inventory.Instances.Span[place];
        var evidence = comparison.ResourceExplorer(place);
        var judgement = Judgement.Of(evidence.Says);
        return new ReportedInstance(instance.Key)
        {
            Name = instance.Tags["Name"],
            Tags = instance.Tags,
            Verdict = judgement.Verdict,
            Reason = judgement.Reason,
            Because = judgement.Because(date),
            Evidence = [evidence],
            LastManaged = date,
            ReportedAt = instance.ReportedAt,
        };
    }
}
