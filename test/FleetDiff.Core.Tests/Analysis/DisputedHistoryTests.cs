namespace FleetDiff.Core.Tests.Analysis;

public class DisputedHistoryTests
{
    [Theory]
    [InlineData("mudu", ".!..")]
    [InlineData("muddduu", ".!.....")]
    [InlineData("mdu", "..!")]
    [InlineData("mduddu", "..!...")]
    [InlineData("udu", "!..")]
    [InlineData("mudmu", ".!..!")]
    [InlineData("muuumuuumuuummudu", ".!...!...!.......")]
    public void IsNotNewWhenItWasUnmanagedBeforeTheDispute(string days, string news) =>
        Assert.Equal(news, OneInstance.New(days));

    [Theory]
    [InlineData("muduuu", "...!..")]
    [InlineData("mudddu", ".....!")]
    public void GracePeriodContinuesDuringTheDispute(string days, string news) =>
        Assert.Equal(news, OneInstance.New(days, new() { GraceHours = 48 }));

    [Fact]
    public void AgeContinuesDuringTheDispute() => Assert.Equal(
        OneInstance.First.AddDays(1), Assert.Single(OneInstance.Runs("muddu")[^1].Unmanaged).FirstUnmanaged);

    [Fact]
    public void IsNewWhenItsExemptionEndedDuringTheDispute()
    {
        var row = Assert.Single(OneInstance.Runs("mxdu")[^1].New);

        Assert.Equal("tag fleetdiff:exempt", row.ExemptionEnded);
        Assert.Equal(OneInstance.First.AddDays(1), row.FirstUnmanaged);
    }

    [Fact]
    public void IsNotResolvedWhenItWasExemptBeforeTheDispute() => Assert.Empty(OneInstance.Runs("mxdm")[^1].Resolved);

    [Fact]
    public void BecomesExemptFromADisputeThatBeganUnmanaged() => Assert.Equal(1, OneInstance.Runs("mudx")[^1].BecameExempt);

    [Fact]
    public void IsReopenedAfterTheDispute()
    {
        var row = Assert.Single(OneInstance.Runs("mumudu")[^1].Unmanaged);

        Assert.Equal((OneInstance.First.AddDays(2), false), (row.Reopened, row.Due));
    }
}
