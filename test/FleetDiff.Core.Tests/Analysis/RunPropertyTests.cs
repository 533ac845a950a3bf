using System.Text.Json;
using FleetDiff.Core.Analysis;
using FleetDiff.Core.Analysis.Changes;
using FleetDiff.Core.Pipeline.Archive;
using FsCheck.Xunit;

namespace FleetDiff.Core.Tests.Analysis;

/// <summary>Properties of every run, for any fleet and any evidence.</summary>
public class RunPropertyTests
{
    private static readonly AnalysisRules Rules = new()
    {
        GraceHours = 24,
        Accounts = [Fleets.Account, "333333333333"],
        Exemptions = [new(2, null, null, null, new("team", "1"), Fleets.RunDate.AddDays(5), "lab", null)],
    };

    [Property]
    public bool EveryInstanceHasOneVerdictAndOneRow(uint[] current, uint[] before)
    {
        var findings = Run(current, Before(before));
        var lines = findings.GetInstances().ToList();
        var terminated = Sources(current)[2].Instances.Where(i => i.Value.State == InstanceState.Terminated);
        var expected = current.Where(IsListed).Select(Key).Distinct().Except(terminated.Select(i => i.Key)).Order();
        var (report, verdicts) = (findings.Report, lines.CountBy(line => line.Verdict).ToDictionary());

        return lines.Select(line => line.Key).SequenceEqual(expected)
            && Count(Verdict.Managed) == report.Totals.Managed
            && Count(Verdict.Dormant) == report.Totals.Dormant
            && Count(Verdict.Disputed) == report.Totals.Disputed
            && Count(Verdict.Unmanaged) == report.Totals.Unmanaged + report.Totals.Exempt
            && lines.Count == report.Totals.Instances;

        int Count(Verdict verdict) => verdicts.GetValueOrDefault(verdict);
    }

    [Property]
    public bool TotalsAddUp(uint[] current, uint[] before)
    {
        var report = Run(current, Before(before)).Report;
        var t = report.Totals;
        int[] all = [t.Instances, t.Managed, t.Dormant, t.Unmanaged, t.Disputed, t.Exempt];

        return t.Instances == all.Skip(1).Sum()
            && Sums(report.Accounts.Select(a =>
                new[] { a.Instances, a.Managed, a.Dormant, a.Unmanaged, a.Disputed, a.Exempt }))
            && Sums(report.Regions.Select(r =>
                new[] { r.Instances, r.Managed, r.Dormant, r.Unmanaged, r.Disputed, r.Exempt }))
            && (t.Unmanaged, t.Exempt, t.Dormant)
                == (report.Unmanaged.Count, report.Exempted.Count, report.Dormant.Count)
            && t.Disputed == report.Disagreements.Count(row => row.Reason != Reason.NotInInventory)
            && report.Groups.Sum(group => group.Count) == report.Unmanaged.Count(row => row.Group is not null);

        bool Sums(IEnumerable<int[]> counts) => all.SequenceEqual(counts.Aggregate(
            new int[all.Length], (sum, row) => [.. sum.Zip(row, (a, b) => a + b)]));
    }

    [Property]
    public bool UnmanagedIsNewPlusStillPlusExempt(uint[] current, uint[] before)
    {
        var last = Before(before);
        var findings = Run(current, last);
        var (isNew, isOpen) = (Keys(findings.Report.New), Keys(findings.Report.Unmanaged));
        var still = isOpen.Intersect(Keys(last.Unmanaged)).ToHashSet();
        var unmanaged = Keys(findings.GetInstances().Where(row => row.Verdict == Verdict.Unmanaged));

        var inGrace = Keys(findings.Report.Unmanaged.Where(row => row.InGracePeriod));

        return !isNew.Overlaps(still) && !isNew.Overlaps(inGrace)
            && isOpen.SetEquals(isNew.Union(still).Union(inGrace))
            && unmanaged.SetEquals(isOpen.Union(Keys(findings.Report.Exempted)))
            && !isOpen.Overlaps(Keys(findings.Report.Exempted))
            && !isOpen.Overlaps(Keys(findings.Report.Resolved))
            && findings.Report.Unmanaged.All(row => !(row.Due && row.InGracePeriod));
    }

    [Property]
    public bool DoesNotDependOnTheOrderOfRowsAndSources(uint[] current, uint[] before)
    {
        var inOrder = Run(current, Before(before));
        var reversed = Run([.. current.Reverse()], Before(before), backwards: true);

        return Json(Sorted(inOrder.Report)) == Json(Sorted(reversed.Report))
            && inOrder.GetInstances().Select(Line).SequenceEqual(reversed.GetInstances().Select(Line));

        static Report Sorted(Report report) =>
            report with { Sources = [.. report.Sources.OrderBy(result => result.Name)] };
    }

    [Property]
    public bool ReportRoundTripsAndRepeats(uint[] current, uint[] before)
    {
        var last = Before(before);
        var written = Json(Run(current, last).Report);
        var readLast = JsonSerializer.Deserialize(Json(last), ArchiveJson.Instance.Report);

        return Json(JsonSerializer.Deserialize(written, ArchiveJson.Instance.Report)) == written
            && Json(Run(current, last).Report) == written
            && Json(Run(current, readLast).Report) == written;
    }

    [Property]
    public async Task ComparisonAgreesWithTheReport(uint[] current, uint[] before)
    {
        var last = Run(before, null, Fleets.PreviousDate);
        var findings = Run(current, last.Report);

        var comparison = await RunComparisonBuilder.CompareAsync(Rows(last), Rows(findings), default);

        var report = findings.Report;
        Assert.Equal(
            report.Unmanaged.Where(row => row.InGracePeriod || row.Due).Select(row => row.Key),
            comparison.Unmanaged.Select(row => row.Key));
        Assert.Equal(report.Resolved.Select(row => row.Key), comparison.Resolved.Select(row => row.Key));
        Assert.Equal(report.Removed.Select(row => row.Key), comparison.Removed.Select(row => row.Key));
        Assert.Equal((last.Report.Totals.Instances, report.Totals.Instances), (
            comparison.Transitions.Where(t => t.Before != InstanceStatus.Absent).Sum(t => t.Count),
            comparison.Transitions.Where(t => t.After != InstanceStatus.Absent).Sum(t => t.Count)));

        static ArchivedRun Rows(RunFindings run) => new(
            run.Report, run.GetInstances().Select(row => new ArchivedInstance(row.Key, row)).ToAsyncEnumerable());
    }

    private static Report Before(uint[] rows) => Run(rows, null, Fleets.PreviousDate).Report;

    private static RunFindings Run(uint[] rows, Report? before, DateOnly? date = null, bool backwards = false)
    {
        var sources = Sources(rows);
        var instances = rows.Where(IsListed).Select(n => Fleets.Instance(Key(n),
            ("Name", $"web-{n % 64 % 3}"), ("team", $"{Create(n, 9) % 3}"), ("aws:autoscaling:groupName", "a"))).ToArray();
        var nodes = rows.Where(n => Create(n, 6) % 2 == 0).Select(n => Fleets.Node(Key(n))).ToArray();
        return Fleets.Findings(
            Fleets.FromInstances(instances, nodes), new(before), date, Rules, backwards ? [.. sources.Reverse()] : sources);
    }

    // Evidence follows from the key alone: two rows of one key have equal evidence.
    private static SourceEvidence[] Sources(uint[] rows)
    {
        var keys = rows.DistinctBy(Key).OrderBy(Key).ToList();
        var hub = keys.Where(n => Mix(n) % 4 > 0)
            .Select(n => (Key(n), (ManagementStatus)(Mix(n) % 4 - 1), Fleets.At(Fleets.PreviousDate, (int)(Mix(n) % 5) + 19)));
        return
        [
            new(new(Source.SecurityHub, SourceStatus.Complete, null))
            {
                Evidence = hub.ToDictionary(
                    row => row.Item1, row => new InstanceEvidence(Source.SecurityHub, row.Item2, row.Item3)),
            },
            new(new(Source.SystemsManager, SourceStatus.Complete, null))
            {
                Evidence = keys.Where(n => Mix(n) / 20 % 3 > 0).ToDictionary(
                    Key, n => new InstanceEvidence(Source.SystemsManager, (ManagementStatus)(Mix(n) / 20 % 3), null)),
            },
            new(new(Source.Config, SourceStatus.Complete, null))
            {
                Instances = keys.Where(n => Mix(n) / 60 % 5 > 0).ToDictionary(
                    Key, n => new InstanceFacts((InstanceState)(Mix(n) / 60 % 5 - 1), null, null)),
            },
        ];
    }

    // Sixteen instances in each of two accounts and two Regions.
    private static InstanceKey Key(uint n) => Fleets.Key(
        (int)(n % 64) / 4, n % 2 == 0 ? Fleets.Account : Fleets.OtherAccount,
        n / 2 % 2 == 0 ? Fleets.Ireland : Fleets.Tokyo);

    private static bool IsListed(uint n) => Create(n, 13) % 8 > 0;

    private static uint Mix(uint n) => Create(n, 3);

    private static uint Create(uint n, int salt) => (n % 64 + (uint)salt) * 2654435761 >> 12;

    private static HashSet<InstanceKey> Keys(IEnumerable<ReportedInstance> rows) => [.. rows.Select(row => row.Key)];

    private static string Line(ReportedInstance row) =>
        JsonSerializer.Serialize(row, ArchiveJson.Instance.ReportedInstance);

    private static string Json(Report? report) => JsonSerializer.Serialize(report!, ArchiveJson.Instance.Report);
}
