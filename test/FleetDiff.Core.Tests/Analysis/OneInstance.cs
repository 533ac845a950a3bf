using FleetDiff.Core.Analysis;

namespace FleetDiff.Core.Tests.Analysis;

/// <summary>
/// The instance 2 over several runs, one letter for each: <c>m</c> managed, <c>u</c> unmanaged, <c>d</c> disputed, <c>x</c>
/// unmanaged and exempt by tag, <c>e</c> unmanaged, with the evidence that a test gives, <c>s</c> in a suspect run.
/// </summary>
internal static class OneInstance
{
    public static readonly DateOnly First = new(2026, 11, 2);

    private static readonly SourceEvidence FailedSince =
        TestEvidence.FromSecurityHub(TestEvidence.NodeSeen.AddHours(1), (Fleets.Key(2), ManagementStatus.Unmanaged));

    public static List<Report> Runs(string days, AnalysisRules? rules = null, SourceEvidence? evidence = null)
    {
        return Fleets.Reports(days.Select(state => (Fleet(state), Sources(state))), rules, First);

        SourceEvidence[] Sources(char state) => state switch
        {
            'd' => [FailedSince],
            'e' when evidence is not null => [evidence],
            _ => [],
        };
    }

    /// <summary>Returns one mark for each run: <c>!</c> where the instance is new, <c>.</c> where it is not.</summary>
    public static string New(string days, AnalysisRules? rules = null) => Mark(Runs(days, rules), report => report.New.Count > 0);

    /// <summary>Returns one mark for each run: <c>!</c> where the instance is due for an alert, else <c>.</c>.</summary>
    public static string Due(string days, int graceHours, SourceEvidence? evidence = null) => Mark(
        Runs(days, new() { GraceHours = graceHours }, evidence),
        report => report.Unmanaged.Concat(report.Disagreements).Any(row => row.Due));

    /// <summary>Returns one mark for each run: <c>!</c> for an alert, <c>.</c> for none.</summary>
    public static string Sent(string days, AnalysisRules? rules = null) => TestAlerts.Sent(rules ?? new(), Runs(days, rules));

    private static string Mark(IEnumerable<Report> runs, Func<Report, bool> isMarked) =>
        string.Concat(runs.Select(report => isMarked(report) ? '!' : '.'));

    private static FleetInventory Fleet(char state) => Fleets.FromInstances(
        [Fleets.Instance(1), Fleets.Instance(2, state == 'x' ? [("fleetdiff:exempt", "")] : []), Fleets.Instance(3)],
        state switch
        {
            'm' or 'd' => [Fleets.Node(1), Fleets.Node(2), Fleets.Node(3)],
            's' => [],
            _ => [Fleets.Node(1), Fleets.Node(3)],
        });
}
