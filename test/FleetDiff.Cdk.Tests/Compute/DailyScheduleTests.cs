using FleetDiff.Cdk.Compute;

namespace FleetDiff.Cdk.Tests.Compute;

public sealed class DailyScheduleTests
{
    [Theory]
    [InlineData("cron(30 2 * * ? *)", "Europe/Berlin", "2027-03-28")]
    [InlineData("cron(30 2 ? * * *)", "America/New_York", "2027-03-14")]
    [InlineData("cron(15 4 * * ? *)", "Europe/Berlin", null)]
    [InlineData("cron(30 2 * * ? *)", "UTC", null)]
    public void FindsTheDateOnWhichDaylightSavingSkipsTheRun(string schedule, string zone, string? run) => Assert.Equal(
        run,
        DailySchedule.Parse(schedule)!.FindSkipped(TimeZoneInfo.FindSystemTimeZoneById(zone), new DateOnly(2026, 11, 24))
            ?.ToString("yyyy-MM-dd", null));
}
