using FleetDiff.Core.Analysis;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Reporting;

namespace FleetDiff.Core.Tests.Analysis;

/// <summary>One instance over several runs: <c>u</c> unmanaged, <c>m</c> managed, <c>x</c> unmanaged and exempt by tag.</summary>
public class IntermittentInstanceTests
{
    private static readonly DateOnly First = new(2026, 11, 2);

    [Fact]
    public void IsQuietFromTheThirdUnmanagedWeekend() => Assert.Equal(
        ".....!......!......!......................",
        News("mmmmmuummmmmuummmmmuummmmmuummmmmuummmmmuu"));

    [Fact]
    public void AlertsAgainWhenItStaysUnmanagedLongerThanBefore() =>
        Assert.Equal(".!..!..!.....!.", News("muumuumuummuuuu"));

    [Fact]
    public void IsNotIntermittentWhenMoreThanFourWeeksLieBetween() => Assert.Equal(
        3, News($"mu{Managed(30)}u{Managed(30)}u").Count(mark => mark == '!'));

    [Fact]
    public void ListsTheInstanceAsIntermittentSinceItsFirstRun()
    {
        var report = Runs("mumumu")[^1];

        Assert.Equal(First.AddDays(5), Assert.Single(report.Unmanaged).Intermittent);
        Assert.Equal(1, new ReportSummary(report).Intermittent);
    }

    [Fact]
    public void GracePeriodAppliesBeforeTheIntermittentRule() =>
        Assert.Equal("..!...!...!.....", News("muummuummuummuum", new() { GraceHours = 24 }));

    [Fact]
    public void AnExemptTagThatTogglesEveryRunDoesNotAlertEveryRun() =>
        Assert.Equal("!.!.!.......", News("uxuxuxuxuxux"));

    private static string Managed(int days) => new('m', days);

    private static string News(string days, AnalysisRules? rules = null) =>
        string.Concat(Runs(days, rules).Select(report => report.New.Count > 0 ? '!' : '.'));

    private static List<Report> Runs(string days, AnalysisRules? rules = null) => Fleets.Reports(
        days.Select(state => Fleets.FromInstances(
            [
                Fleets.Instance(1),
                state == 'x' ? Fleets.Instance(2, ("fleetdiff:exempt", "")) : Fleets.Instance(2),
            ],
            state == 'm' ? [Fleets.Node(1), Fleets.Node(2)] : [Fleets.Node(1)])),
        rules,
        First);
}
