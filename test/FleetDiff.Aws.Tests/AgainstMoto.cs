using System.Text;
using FleetDiff.Reporting;
using FleetDiff.Running;

namespace FleetDiff.Aws.Tests;

/// <summary>The same adapters against somebody else's idea of S3 and SNS.</summary>
public sealed class AgainstMoto(Moto moto) : IClassFixture<Moto>
{
    [MotoFact]
    public async Task AnObjectIsAddedOnce()
    {
        using var s3 = moto.S3();
        await s3.PutBucketAsync("added-once");
        var archive = new S3Archive(s3, new ArchiveLocation.Bucket("added-once", "nightly/"));

        Assert.True(await archive.TryAddAsync("reports/date=2026-11-23/report.json", Text("first"), default));
        Assert.False(await archive.TryAddAsync("reports/date=2026-11-23/report.json", Text("second"), default));

        await using var stored = await archive.OpenAsync("reports/date=2026-11-23/report.json", default);
        Assert.Equal("first", await new StreamReader(stored!).ReadToEndAsync());
        Assert.Equal(["date=2026-11-23"], await archive.ListAsync("reports/", default));
        Assert.Null(await archive.OpenAsync("reports/date=2026-11-22/report.json", default));
    }

    [MotoFact]
    public async Task AnAlertReachesAQueueThatSubscribed()
    {
        var topic = Between(await moto.QueryAsync("sns", ("Action", "CreateTopic"), ("Name", "fleetdiff")), "TopicArn");
        var queue = Between(await moto.QueryAsync("sqs", ("Action", "CreateQueue"), ("QueueName", "alerts")), "QueueUrl");
        await moto.QueryAsync("sns", ("Action", "Subscribe"), ("TopicArn", topic), ("Protocol", "sqs"),
            ("Endpoint", topic.Replace(":sns:", ":sqs:", StringComparison.Ordinal)
                .Replace("fleetdiff", "alerts", StringComparison.Ordinal)));
        using var sns = moto.Sns();

        await new SnsAlerts(sns, topic).SendAsync(new Alert("FleetDiff: 1 new", "ウェブ-1 is unmanaged"), default);

        var received = await moto.QueryAsync("sqs", ("Action", "ReceiveMessage"), ("QueueUrl", queue));
        Assert.Contains("FleetDiff: 1 new", received, StringComparison.Ordinal);
    }

    private static string Between(string xml, string element) =>
        xml.Split($"<{element}>")[1].Split($"</{element}>")[0];

    private static Content Text(string text) =>
        new("text/plain", (stream, ct) => stream.WriteAsync(Encoding.UTF8.GetBytes(text), ct).AsTask());
}
