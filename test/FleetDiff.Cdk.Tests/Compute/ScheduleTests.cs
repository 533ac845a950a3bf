using System.Text.Json.Nodes;
using FleetDiff.Cdk.Compute;

namespace FleetDiff.Cdk.Tests.Compute;

public sealed class ScheduleTests
{
    private static JsonNode Schedule(Template template) => Assert.Single(
        template.All("AWS::Scheduler::Schedule"), schedule => schedule["Target"]!["DeadLetterConfig"] is not null);

    [SynthTheory]
    [InlineData("usual", "ScheduleExpression", "cron(30 2 * * ? *)")]
    [InlineData("usual", "ScheduleExpressionTimezone", "UTC")]
    [InlineData("full", "ScheduleExpression", "cron(15 4 * * ? *)")]
    [InlineData("full", "ScheduleExpressionTimezone", "Europe/Berlin")]
    [InlineData("usual", "FlexibleTimeWindow/Mode", "FLEXIBLE")]
    [InlineData("usual", "Target/Input", """{"time":"<aws.scheduler.scheduled-time>"}""")]
    [InlineData("usual", "Target/RetryPolicy/MaximumRetryAttempts", "20")]
    [InlineData("usual", "Target/RetryPolicy/MaximumEventAgeInSeconds", "21600")]
    public void HasTheProperty(string configuration, string path, string value) =>
        Assert.Equal(value, Template.Text(Schedule(Templates.Get(configuration)), path));

    [SynthFact]
    public void KeepsTheEventInAQueueAfterItsRetries() => Assert.StartsWith(
        "<DeadLetters", Template.Text(Schedule(Templates.Usual), "Target/DeadLetterConfig/Arn"), StringComparison.Ordinal);

    [SynthTheory]
    [InlineData("usual", "SqsManagedSseEnabled", "true")]
    [InlineData("custom", "KmsMasterKeyId", Templates.CustomerKey)]
    public void QueueIsEncryptedAndRequiresTls(string configuration, string path, string value)
    {
        var template = Templates.Get(configuration);

        Assert.Equal(value, Template.Text(template.The("AWS::SQS::Queue"), path));
        Assert.True(Template.DeniesWithoutTls(template.The("AWS::SQS::QueuePolicy"), "sqs:*"));
    }

    [SynthFact]
    public void RoleIsLimitedToThisGroupOfThisAccount()
    {
        var trust = Assert.Single(Template.Statements(
            Templates.Usual.The("AWS::IAM::Role", "Schedule")["AssumeRolePolicyDocument"]!));

        Assert.Equal("scheduler.amazonaws.com", Template.Text(trust, "Principal/Service"));
        Assert.Equal("111122223333", Template.Text(trust, "Condition/StringEquals/aws:SourceAccount"));
        Assert.StartsWith(
            "<ScheduleGroup", Template.Text(trust, "Condition/StringEquals/aws:SourceArn"), StringComparison.Ordinal);
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
