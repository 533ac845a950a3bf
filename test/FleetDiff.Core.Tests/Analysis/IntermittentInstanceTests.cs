using FleetDiff.Reporting;

namespace FleetDiff.Core.Tests.Analysis;

public class IntermittentInstanceTests
{
    /// <summary>Unmanaged on weekends, once for longer, with a grace period, and with an exempt tag that toggles.</summary>
    [Theory]
    [InlineData("mmmmmuummmmmuummmmmuummmmmuummmmmuummmmmuu", 0, ".....!......!......!......................")]
    [InlineData("muumuumuummuuuu", 0, ".!..!..!.....!.")]
    [InlineData("muummuummuummuum", 24, "..!...!...!.....")]
    [InlineData("uxuxuxuxuxux", 0, "!.!.!.......")]
    public void IsQuietFromTheThirdTimeUntilItStaysUnmanagedForLonger(string days, int graceHours, string news) =>
        Assert.Equal(news, OneInstance.New(days, new() { GraceHours = graceHours }));

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
}
