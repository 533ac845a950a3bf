using FleetDiff.Core.Analysis;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Tests.Analysis;

/// <summary>
/// One instance over several runs: <c>m</c> managed, <c>u</c> unmanaged, <c>d</c> disputed, <c>x</c> unmanaged and exempt.
/// </summary>
public class DisputedHistoryTests
{
    private static readonly DateOnly First = new(2026, 11, 2);
    private static readonly InstanceKey Two = Fleets.Key(2);

    [Theory]
    [InlineData("mudu", ".!..")]
    [InlineData("muddduu", ".!.....")]
    [InlineData("mdu", "..!")]
    [InlineData("mduddu", "..!...")]
    [InlineData("udu", "!..")]
    [InlineData("mudmu", ".!..!")]
    public void IsNotNewWhenItWasUnmanagedBeforeTheDispute(string days, string news) => Assert.Equal(news, News(days));

    [Theory]
    [InlineData("muduuu", "...!..")]
    [InlineData("mudddu", ".....!")]
    public void GracePeriodContinuesDuringTheDispute(string days, string news) =>
        Assert.Equal(news, News(days, new() { GraceHours = 48 }));

    [Fact]
    public void AgeContinuesDuringTheDispute()
    {
        var row = Assert.Single(Runs("muddu")[^1].Unmanaged);

        Assert.Equal(First.AddDays(1), row.FirstUnmanaged);
    }

    [Fact]
    public void IsNewWhenItsExemptionEndedDuringTheDispute()
    {
        var row = Assert.Single(Runs("mxdu")[^1].New);

        Assert.Equal("tag fleetdiff:exempt", row.ExemptionEnded);
        Assert.Equal(First.AddDays(1), row.FirstUnmanaged);
    }

    [Fact]
    public void IsNotResolvedWhenItWasExemptBeforeTheDispute() => Assert.Empty(Runs("mxdm")[^1].Resolved);

    [Fact]
    public void BecomesExemptFromADisputeThatBeganUnmanaged() => Assert.Equal(1, Runs("mudx")[^1].BecameExempt);

    [Fact]
    public void IsReopenedAfterTheDispute()
    {
        var row = Assert.Single(Runs("mumudu")[^1].Unmanaged);

        Assert.Equal((First.AddDays(2), false), (row.Reopened, row.Due));
    }

    [Fact]
    public void IntermittentInstanceStaysQuietAfterTheDispute() => Assert.Equal(
        ".!...!...!.......", News("muuumuuumuuummudu"));

    private static string News(string days, AnalysisRules? rules = null) =>
        string.Concat(Runs(days, rules).Select(report => report.New.Count > 0 ? '!' : '.'));

    private static List<Report> Runs(string days, AnalysisRules? rules = null)
    {
        var runs = new List<Report>();
        foreach (var (day, state) in days.Index())
        {
            var inventory = Fleets.FromInstances(
                [
                    Fleets.Instance(1),
                    state == 'x' ? Fleets.Instance(2, ("fleetdiff:exempt", "")) : Fleets.Instance(2),
                ],
                state is 'm' or 'd' ? [Fleets.Node(1), Fleets.Node(2)] : [Fleets.Node(1)]);
            SourceEvidence[] sources = state == 'd'
                ? [TestEvidence.FromSecurityHub(TestEvidence.NodeSeen.AddHours(1), (Two, ManagementStatus.Unmanaged))]
                : [];
            runs.Add(Fleets.Findings(
                inventory, new(runs.LastOrDefault()), First.AddDays(day), rules, sources).Report);
        }

        return runs;
    }
}
