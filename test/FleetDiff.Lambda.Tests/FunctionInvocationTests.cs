using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FleetDiff.Core.Pipeline;
using LocalAws;

namespace FleetDiff.Lambda.Tests;

public sealed class FunctionInvocationTests
{
    [Theory]
    [InlineData("""{"version":"0","id":"53dc4d37","detail-type":"Scheduled Event","source":"aws.events","account":"111122223333","time":"2026-11-23T02:30:00Z","region":"eu-west-1","resources":["arn:aws:events:eu-west-1:111122223333:rule/nightly"],"detail":{}}""")]
    [InlineData("""{"version":"0","id":"9f2c0b1e","detail-type":"Scheduled Event","source":"aws.scheduler","time":"2026-11-23T02:30:00Z","resources":["arn:aws:scheduler:eu-west-1:111122223333:schedule/default/nightly"],"detail":"{}"}""")]
    [InlineData("""{"time":"2026-11-23T02:30:00Z"}""")]
    public void ReadsTheTimeOfEverySchedulerEvent(string scheduled) => Assert.Equal(
        new(2026, 11, 23, 2, 30, 0, TimeSpan.Zero),
        JsonSerializer.Deserialize(scheduled, LambdaJson.Default.ScheduledEvent)?.GetTimeOrDefault(DateTimeOffset.UnixEpoch));

    [Fact]
    public async Task RunsForTheScheduledDateInTheTimeZoneOfTheSettingsOrForToday()
    {
        await using var function = await FunctionProcess.StartAsync(("FLEETDIFF_TIME_ZONE", "America/New_York"));
        function.Aws.ResourceExplorer
            .AddInstance("444455556666", "eu-west-1", "i-0123456789abcdef0")
            .AddInstance("444455556666", "eu-west-1", "i-0123456789abcdef1")
            .AddNode("444455556666", "eu-west-1", "i-0123456789abcdef0");

        var summary = await InvokeAsync(function, FunctionProcess.Scheduled);

        Assert.Equal("2026-11-22", (string?)summary["date"]);
        Assert.Equal((2, 1, 0), ((int)summary["instances"]!, (int)summary["unmanaged"]!, (int)summary["new"]!));
        Assert.Equal("s3://fleetdiff-archive/nightly/reports/date=2026-11-22/report.html", (string?)summary["report"]);
        Assert.Contains("nightly/reports/date=2026-11-22/report.json", function.Aws.S3.Objects(FunctionProcess.Bucket).Keys);
        Assert.Contains("i-0123456789abcdef1", Assert.Single(function.Aws.Sns.Published).Message, StringComparison.Ordinal);

        var before = Today();
        var withoutEvent = await InvokeAsync(function, "null");
        Assert.InRange(DateOnly.ParseExact((string)withoutEvent["date"]!, "yyyy-MM-dd"), before, Today());

        static DateOnly Today() => DateOnly.FromDateTime(
            TimeZoneInfo.ConvertTimeBySystemTimeZoneId(DateTimeOffset.UtcNow, "America/New_York").DateTime);
    }

    [Fact]
    public void RejectsAnInvalidTimeInTheEvent()
    {
        var error = Assert.Throws<RunFailedException>(
            () => new ScheduledEvent("<aws.scheduler.scheduled-time>").GetTimeOrDefault(DateTimeOffset.UnixEpoch));

        Assert.StartsWith("The time of the event is '<aws.scheduler.scheduled-time>'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATimeoutWhileReadingWritesNothing()
    {
        await using var function = await FunctionProcess.StartAsync();
        function.Aws.Faults.On("ListResources", Fault.Delay(TimeSpan.FromMinutes(15)));

        var error = Assert.IsType<InvocationError>(
            await function.InvokeAsync("{}", deadline: TimeSpan.FromSeconds(7)));

        Assert.Contains("time", error.Message, StringComparison.Ordinal);
        Assert.Contains("Increase the timeout of the function", error.Message, StringComparison.Ordinal);
        Assert.Empty(function.Aws.S3.Objects(FunctionProcess.Bucket));
        Assert.Empty(function.Aws.Sns.Published);
    }

    [Fact]
    public async Task TwoParallelInvocationsMakeOneReportAndOneAlert()
    {
        await using var function = await FunctionProcess.StartAsync();
        await using var another = await function.StartAnotherAsync();
        for (var run = 1; run <= 4; run++)
        {
            function.Aws.ResourceExplorer.AddInstance("444455556666", "eu-west-1", $"i-0123456789abcdef{run}");
            var scheduled = $$"""{"time":"2026-11-0{{run}}T02:30:00Z"}""";

            var summaries = await Task.WhenAll(InvokeAsync(function, scheduled), InvokeAsync(another, scheduled));

            Assert.Single(summaries, summary => (bool)summary["wasComplete"]!);
            Assert.All(summaries, summary => Assert.True((bool)summary["alertSent"]!));
            Assert.Equal(run, function.Aws.Sns.Published.Count);
        }
    }

    [Fact]
    public async Task ATimeoutWhileWaitingNamesTheOtherRun()
    {
        await using var function = await FunctionProcess.StartAsync(("AWS_LAMBDA_LOG_FORMAT", "JSON"));
        await function.InvokeAsync(FunctionProcess.Scheduled);

        // Only the alert is missing, so the invocation spends all its time waiting.
        function.Aws.S3.Delete(FunctionProcess.Bucket, "nightly/alerts/date=2026-11-23/alert.json");
        var until = DateTimeOffset.UtcNow.AddMinutes(5);
        function.Aws.S3.Put(FunctionProcess.Bucket, "nightly/leases/9.json",
            Encoding.UTF8.GetBytes($$"""{"id":"x","until":"{{until:O}}"}"""));
        var stored = function.Aws.S3.Objects(FunctionProcess.Bucket).Keys.ToList();

        var error = Assert.IsType<InvocationError>(
            await function.InvokeAsync(FunctionProcess.Scheduled, deadline: TimeSpan.FromSeconds(10)));

        Assert.Equal(
            "The run for 2026-11-23 exceeded the timeout of the function: another run was writing to the archive. "
            + "Invoke the function again: it continues an incomplete run.",
            error.Message);
        Assert.Equal(stored, function.Aws.S3.Objects(FunctionProcess.Bucket).Keys);
        Assert.Single(LogLines.Parse(await function.StopAsync()), line => (string?)line["message"]
            == "Waiting for another run that writes to the archive (5 minutes at most).");
    }

    [Fact]
    public async Task ReportsAnInvalidSettingOfTheSdk()
    {
        await using var function = await FunctionProcess.StartAsync(("AWS_ENDPOINT_URL", "localhost:4566"));

        var error = Assert.IsType<InvocationError>(await function.InvokeAsync("{}"));

        Assert.Equal("RunFailedException", error.Type);
        Assert.StartsWith(
            "The AWS SDK cannot be set up: the endpoint localhost:4566 does not", error.Message, StringComparison.Ordinal);
        Assert.Contains("Correct AWS_ENDPOINT_URL", error.Message, StringComparison.Ordinal);
    }

    private static async Task<JsonNode> InvokeAsync(FunctionProcess function, string scheduled) =>
        JsonNode.Parse(Assert.IsType<InvocationResponse>(await function.InvokeAsync(scheduled)).Body)!;
}
