using System.Text.Json.Nodes;
using FleetDiff.Cdk.Compute;

namespace FleetDiff.Cdk.Tests.Compute;

public sealed class ScheduleTests
{
    private static JsonNode Schedule(Template template) => Assert.Single(
        template.All("AWS::Scheduler::Schedule"), schedule => schedule["Target"]!["DeadLetterConfig"] is not null);

    [SynthFact]
    public void RunsDailyAtHalfPastTwo() => Assert.Equal(
        ("cron(30 2 * * ? *)", "UTC"),
        ((string?)Schedule(Templates.Usual)["ScheduleExpression"],
            (string?)Schedule(Templates.Usual)["ScheduleExpressionTimezone"]));

    [SynthFact]
    public void UsesTheGivenTimeAndTimeZone() => Assert.Equal(
        ("cron(15 4 * * ? *)", "Europe/Berlin"),
        ((string?)Schedule(Templates.Full)["ScheduleExpression"],
            (string?)Schedule(Templates.Full)["ScheduleExpressionTimezone"]));

    [SynthFact]
    public void HasAFlexibleWindow() =>
        Assert.Equal("FLEXIBLE", (string?)Schedule(Templates.Usual)["FlexibleTimeWindow"]!["Mode"]);

    [SynthFact]
    public void PassesTheScheduledTimeToTheFunction() => Assert.Equal(
        """{"time":"<aws.scheduler.scheduled-time>"}""", (string?)Schedule(Templates.Usual)["Target"]!["Input"]);

    [SynthFact]
    public void RetriesForHoursThenKeepsTheEventInAQueue()
    {
        var target = Schedule(Templates.Usual)["Target"]!;

        Assert.Equal((20, 21600), ((int)target["RetryPolicy"]!["MaximumRetryAttempts"]!,
            (int)target["RetryPolicy"]!["MaximumEventAgeInSeconds"]!));
        Assert.StartsWith("<DeadLetters", Template.Text(target["DeadLetterConfig"]!["Arn"]), StringComparison.Ordinal);
    }

    [SynthFact]
    public void QueueIsEncryptedAndRequiresTls()
    {
        Assert.True((bool)Templates.Usual.The("AWS::SQS::Queue")["SqsManagedSseEnabled"]!);
        Assert.Contains(Template.Statements(Templates.Usual.The("AWS::SQS::QueuePolicy")["PolicyDocument"]!),
            statement => (string?)statement["Effect"] == "Deny"
                && (string?)statement["Condition"]!["Bool"]!["aws:SecureTransport"] == "false");
    }

    [SynthFact]
    public void QueueUsesTheCustomerKey() => Assert.Equal(
        Templates.CustomerKey, (string?)Templates.KeyAndTags.The("AWS::SQS::Queue")["KmsMasterKeyId"]);

    [SynthFact]
    public void RoleIsLimitedToThisGroupOfThisAccount()
    {
        var trust = Assert.Single(Template.Statements(
            Templates.Usual.The("AWS::IAM::Role", "Schedule")["AssumeRolePolicyDocument"]!));

        Assert.Equal("scheduler.amazonaws.com", (string?)trust["Principal"]!["Service"]);
        Assert.Equal("111122223333", (string?)trust["Condition"]!["StringEquals"]!["aws:SourceAccount"]);
        Assert.StartsWith("<ScheduleGroup", Template.Text(trust["Condition"]!["StringEquals"]!["aws:SourceArn"]),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cron(30 2 * * ? *)", "Europe/Berlin", "2027-03-28")]
    [InlineData("cron(30 2 ? * * *)", "America/New_York", "2027-03-14")]
    [InlineData("cron(15 4 * * ? *)", "Europe/Berlin", null)]
    [InlineData("cron(30 2 * * ? *)", "UTC", null)]
    public void WarnsAboutATimeThatDaylightSavingSkips(string schedule, string zone, string? run) => Assert.Equal(
        run,
        DailySchedule.Parse(schedule)!.FindSkipped(TimeZoneInfo.FindSystemTimeZoneById(zone), new DateOnly(2026, 11, 24))
            ?.ToString("yyyy-MM-dd", null));
}
