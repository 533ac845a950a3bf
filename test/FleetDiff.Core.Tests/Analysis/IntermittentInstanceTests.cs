using FleetDiff.Reporting;

namespace FleetDiff.Core.Tests.Analysis;

public class IntermittentInstanceTests
{
    [Fact]
    public void IsQuietFromTheThirdUnmanagedWeekend() => Assert.Equal(
        ".....!......!......!......................",
        OneInstance.New("mmmmmuummmmmuummmmmuummmmmuummmmmuummmmmuu"));

    [Fact]
    public void AlertsAgainWhenItStaysUnmanagedLongerThanBefore() =>
        Assert.Equal(".!..!..!.....!.", OneInstance.New("muumuumuummuuuu"));

    [Fact]
    public void IsNotIntermittentWhenMoreThanFourWeeksLieBetween()
    {
        var managed = new string('m', 30);

        Assert.Equal(3, OneInstance.New($"mu{managed}u{managed}u").Count(mark => mark == '!'));
    }

    [Fact]
    public void ListsTheInstanceAsIntermittentSinceItsFirstRun()
    {
        var report = OneInstance.Runs("mumumu")[^1];

        Assert.Equal(OneInstance.First.AddDays(5), Assert.Single(report.Unmanaged).Intermittent);
        Assert.Equal(1, new ReportSummary(report).Intermittent);
    }

    [Fact]
    public void GracePeriodAppliesBeforeTheIntermittentRule() =>
        Assert.Equal("..!...!...!.....", OneInstance.New("muummuummuummuum", new() { GraceHours = 24 }));

    [Fact]
    public void AnExemptTagThatTogglesEveryRunDoesNotAlertEveryRun() =>
        Assert.Equal("!.!.!.......", OneInstance.New("uxuxuxuxuxux"));
}
