using FleetDiff.Fleet;
using FleetDiff.Reporting;

namespace FleetDiff.Comparing;

/// <summary>From what was observed and what is remembered to the night's report. Pure: no clock, no I/O.</summary>
public static class Reconciliation
{
    /// <summary>How many good nights the report's history keeps.</summary>
    public const int HistoryNights = 400;

    private const int MostExemptionWarnings = 20;

    /// <summary>Reconciles a night.</summary>
    /// <param name="date">The night, in the chosen time zone.</param>
    /// <param name="comparison">The inventory's two lists, compared.</param>
    /// <param name="memory">What the nights before know.</param>
    /// <param name="rules">What the settings say.</param>
    /// <param name="generatedAt">When this is, UTC; it goes into the report and decides nothing.</param>
    public static Findings Of(
        DateOnly date, Comparison comparison, Memory memory, Rules rules, DateTimeOffset generatedAt)
    {
        var inventory = comparison.Inventory;
        var warnings = new List<string>([.. memory.Warnings, .. inventory.Warnings]);
        var tally = new Tally();
        var unmanaged = new List<ReportedInstance>();
        var exempted = new List<ReportedInstance>();
        var misreadDates = 0;
        for (var place = 0; place < inventory.Instances.Length; place++)
        {
            if (comparison.IsManaged(place))
            {
                tally.Add(inventory.Instances.Span[place].Key, Verdict.Managed, exempt: false);
                continue;
            }

            var row = UnmanagedRow(place, out var exemption);
            tally.Add(row.Key, row.Verdict, exempt: exemption is not null);
            (exemption is null ? unmanaged : exempted).Add(row);
        }

        if (misreadDates > MostExemptionWarnings)
        {
            warnings.Add($"Exemption of {misreadDates - MostExemptionWarnings} more instances: the same.");
        }

        var suspect = Suspicion.Of(comparison, memory);
        var totals = tally.Totals(comparison.Orphans.Count, inventory.HybridNodes);
        var report = new Report
        {
            Schema = Report.CurrentSchema,
            Date = date,
            GeneratedAt = generatedAt,
            Suspect = suspect is not null,
            SuspectBecause = suspect,
            ComparedWith = memory.LastGood?.Date,
            Warnings = warnings,
            View = inventory.View,
            Sources = [inventory.Ledger],
            Totals = totals,
            New = [.. unmanaged.Where(row => !memory.WasUnmanaged(row.Key))],
            Resolved = [.. Resolved()],
            Gone = [.. memory.Rows.Where(row => comparison.PlaceOf(row.Key) is null).OrderBy(row => row.Key)],
            Unmanaged = unmanaged,
            Exempted = exempted,
            Disagreements = [],
            Orphans = [.. comparison.Orphans.Select(node => new Orphan(
                node.Key.Account, node.Key.Region.Code, node.Key.Instance, node.ReportedAt))],
            BlindSpots = BlindSpots.Of(inventory, rules.Accounts),
            Accounts = tally.Accounts(),
            Regions = tally.Regions(),
            Platforms = [],
            AgentVersions = [],
            History = History(),
        };
        return new Findings(report, comparison);

        ReportedInstance UnmanagedRow(int place, out Exemption? exemption)
        {
            var instance = inventory.Instances.Span[place];
            exemption = Exemption.Of(instance.Tags, rules.ExemptTag, date, out var misread);
            if (misread is not null)
            {
                WarnOfMisreadDate(instance.Key, misread);
            }

            var before = memory.Row(instance.Key);
            var lastManaged = memory.ManagedUntil(instance.Key);
            var evidence = comparison.ResourceExplorer(place);
            var judgement = Judgement.Of(evidence.Says);
            return new ReportedInstance(instance.Key)
            {
                Name = instance.Tags["Name"],
                Tags = instance.Tags,
                Verdict = judgement.Verdict,
                Reason = judgement.Reason,
                Because = judgement.Because(lastManaged),
                Evidence = [evidence],
                ExemptBy = exemption?.Rule,
                ExemptUntil = exemption?.Until,
                FirstUnmanaged = before?.FirstUnmanaged ?? date,
                LastManaged = lastManaged,
                ReportedAt = instance.ReportedAt,
            };
        }

        void WarnOfMisreadDate(InstanceKey key, string value)
        {
            if (++misreadDates <= MostExemptionWarnings)
            {
                warnings.Add($"Exemption of {key}: the value '{PlainText.OneLine(value, 40)}' of its tag "
                    + $"{rules.ExemptTag} is no date of the form 2027-03-31. It is not exempt.");
            }
        }

        IEnumerable<ReportedInstance> Resolved() =>
            from before in memory.Rows
            where memory.WasUnmanaged(before.Key)
            let place = comparison.PlaceOf(before.Key)
            where place is not null && comparison.IsManaged(place.Value)
            orderby before.Key
            select Findings.ManagedRow(comparison, place.Value, date) with { FirstUnmanaged = before.FirstUnmanaged };

        IReadOnlyList<HistoricNight> History()
        {
            var before = memory.LastGood?.History ?? [];
            return suspect is not null
                ? before
                : [.. before.TakeLast(HistoryNights - 1),
                    new HistoricNight(date, totals.Instances, totals.Managed, totals.Unmanaged)];
        }
    }
}
