using System.Text;
using System.Text.Json.Nodes;
using FleetDiff.Core.Pipeline;
using LocalAws;

namespace FleetDiff.Aws.Tests;

/// <summary>A complete run with every adapter, over HTTP.</summary>
public sealed class NightlyRunTests : WireTests
{
    private const string Report = "nightly/reports/date=2026-11-23/report.json";

    [Fact]
    public async Task WritesReportJsonAfterAllFilesAndThenAlertsNewInstances()
    {
        Wire.AddFleet(10, unmanaged: 1);

        await Wire.RunAsync();

        var writes = Aws.Requests.Where(r => r.Operation is "PutObject" or "Publish" && !WireFixture.IsLease(r.Path))
            .Select(r => r.Operation == "Publish" ? "the alert" : r.Path[$"/{WireFixture.BucketName}/".Length..]);
        Assert.Equal(
            [
                "nightly/instances/date=2026-11-23/instances.jsonl.gz",
                "nightly/reports/date=2026-11-23/unmanaged.csv",
                "nightly/reports/date=2026-11-23/coverage/coverage.csv",
                "nightly/reports/date=2026-11-23/unmanaged.ocsf.jsonl",
                "nightly/reports/date=2026-11-23/report.html",
                $"nightly/reports/date=2026-11-23/accounts/{WireFixture.Account}.csv",
                Report,
                "the alert",
                "nightly/alerts/date=2026-11-23/alert.json",
                "nightly/reports/index.html",
            ],
            writes);
        Assert.Equal(9, Wire.Stored().Count);
        var mail = Assert.Single(Aws.Sns.Published);
        Assert.Contains(WireFixture.Id(10), mail.Form("sqs"), StringComparison.Ordinal);
        var text = mail.Form("email");
        Assert.Contains($"{WireFixture.Account} eu-west-1\n    {WireFixture.Id(10)}", text, StringComparison.Ordinal);
        Assert.Contains(
            $"s3://{WireFixture.BucketName}/nightly/reports/date=2026-11-23/report.html", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PutObject", 1)]
    [InlineData("PutObject", 4)]
    [InlineData("PutObject", 7)]
    [InlineData("PutObject", 8)]
    [InlineData("PutObject", 9)]
    [InlineData("Publish", 1)]
    public async Task AnInterruptedRunEndsWithTheSameArchive(string operation, int occurrence)
    {
        Wire.AddFleet(10, unmanaged: 1);
        Aws.Faults.On(operation, occurrence, Fault.Refusal(400, "Refused", "The process died here."),
            when: request => !WireFixture.IsLease(request.Path));
        await Assert.ThrowsAsync<RunFailedException>(() => Wire.RunAsync());
        var complete = Wire.Stored().ContainsKey(Report);

        await Wire.RunAsync();

        await using var undisturbed = await WireFixture.StartAsync();
        undisturbed.AddFleet(10, unmanaged: 1);
        await undisturbed.RunAsync();
        Assert.Equal(WithoutMessageIds(undisturbed), WithoutMessageIds(Wire));
        Assert.Equal(operation == "PutObject" && occurrence == 8 ? 2 : 1, Aws.Sns.Published.Count);
        Assert.Equal(operation == "Publish" || occurrence > 7, complete);
    }

    [Fact]
    public async Task KeepsTheEvidenceOfEachSourceWithItsTimeAndThePlatformOfConfig()
    {
        var observed = new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);
        var (account, region, id) = (WireFixture.Account, WireFixture.Region, WireFixture.Id(2));
        Wire.AddFleet(2, unmanaged: 1);
        Aws.SecurityHub.AddSsm1(account, region, id, "FAILED", observed);
        Aws.SystemsManager.AddNode(new(account, region, id) { Managed = false, CaptureTime = observed });
        Aws.Config.AddInstance(account, region, id, "running", platform: "windows");

        var run = await Wire.RunAsync(Wire.SecurityHub(), Wire.SystemsManager(), Wire.ConfigAggregator());

        var row = Assert.Single(run.Report.Unmanaged);
        Assert.Equal([Source.ResourceExplorer, Source.SecurityHub, Source.SystemsManager],
            row.Evidence.Select(evidence => evidence.Source));
        Assert.All(row.Evidence, evidence => Assert.Equal(ManagementStatus.Unmanaged, evidence.Status));
        Assert.Equal(observed, row.Evidence[1].ObservedAt);
        Assert.Equal("windows", row.Platform);
    }

    [Fact]
    public async Task ARefusedLeaseFailsTheRunBeforeAnythingIsWritten()
    {
        Wire.AddFleet(10, unmanaged: 1);
        Aws.Faults.On("PutObject", Fault.Denied, request => WireFixture.IsLease(request.Path));

        await Assert.ThrowsAsync<RunFailedException>(() => Wire.RunAsync());

        Assert.Empty(Wire.Stored());
        Assert.Empty(Aws.Sns.Published);
    }

    private static IEnumerable<string> WithoutMessageIds(WireFixture wire) => wire.Stored()
        .OrderBy(stored => stored.Key, StringComparer.Ordinal)
        .Select(stored => $"{stored.Key}: {(stored.Key.EndsWith(".json", StringComparison.Ordinal) ? Scrub(stored.Value)
            : Convert.ToHexString(stored.Value))}");

    private static string Scrub(byte[] json)
    {
        var node = JsonNode.Parse(Encoding.UTF8.GetString(json))!.AsObject();
        node.Remove("messageId");
        return node.ToJsonString();
    }
}
