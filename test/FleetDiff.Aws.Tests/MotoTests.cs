using System.Net;
using System.Text.Json.Nodes;
using FleetDiff.Aws.Alerts;
using FleetDiff.Aws.Evidence;
using FleetDiff.Aws.Storage;
using FleetDiff.Core.Pipeline.Alerts;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Aws.Tests;

/// <summary>The adapters against an independent implementation of S3, SNS and Security Hub.</summary>
public sealed class MotoTests(Moto moto) : IClassFixture<Moto>
{
    private static readonly Alert Twelve = new()
    {
        Mail = new("FleetDiff: 12 new", "12 are unmanaged"),
        Sms = "FleetDiff: 12 new",
        Json = """{"kind":"new","new":12,"name":"ウェブ-1"}""",
        Chat = "{}",
        Attributes =
        [
            new("kind", "String", "new"), new("new", "Number", "12"),
            new("accounts", "String.Array", """["111122223333","222233334444"]"""),
        ],
    };

    [MotoFact]
    public async Task AnObjectIsAddedOnce()
    {
        using var s3 = moto.S3();
        await s3.PutBucketAsync("added-once");
        var archive = new S3Archive(s3, new ArchiveLocation.Bucket("added-once", "nightly/"));

        Assert.True(await archive.TryAddAsync("reports/date=2026-11-23/report.json", WireFixture.Content("first"), default));
        Assert.False(await archive.TryAddAsync("reports/date=2026-11-23/report.json", WireFixture.Content("second"), default));

        await using var stored = await archive.OpenAsync("reports/date=2026-11-23/report.json", default);
        Assert.Equal("first", await new StreamReader(stored!).ReadToEndAsync());
        Assert.Equal(["date=2026-11-23"], await archive.ListAsync("reports/", default));
        Assert.Null(await archive.OpenAsync("reports/date=2026-11-22/report.json", default));
    }

    [MotoTheory]
    [InlineData("any", "{}", true)]
    [InlineData("kind", """{"kind":["new","reminder"]}""", true)]
    [InlineData("other-kind", """{"kind":["suspect"]}""", false)]
    [InlineData("number", """{"new":[{"numeric":[">=",10]}]}""", true)]
    [InlineData("small-number", """{"new":[{"numeric":["<",10]}]}""", false)]
    [InlineData("account", """{"accounts":["111122223333"]}""", true)]
    [InlineData("other-account", """{"accounts":["444455556666"]}""", false)]
    public async Task AnAlertReachesQueuesWhoseFilterAcceptsIt(string name, string policy, bool arrives)
    {
        var topic = Between(await moto.QueryAsync("sns", ("Action", "CreateTopic"), ("Name", name)), "TopicArn");
        var queue = Between(await moto.QueryAsync("sqs", ("Action", "CreateQueue"), ("QueueName", name)), "QueueUrl");
        await moto.QueryAsync("sns", ("Action", "Subscribe"), ("TopicArn", topic), ("Protocol", "sqs"),
            ("Endpoint", topic.Replace(":sns:", ":sqs:", StringComparison.Ordinal)),
            ("Attributes.entry.1.key", "RawMessageDelivery"), ("Attributes.entry.1.value", "true"),
            ("Attributes.entry.2.key", "FilterPolicy"), ("Attributes.entry.2.value", policy));
        using var sns = moto.Sns();

        await new SnsAlertChannel(sns, topic).SendAsync(Twelve, default);

        var received = await moto.QueryAsync("sqs", ("Action", "ReceiveMessage"), ("QueueUrl", queue));
        Assert.Equal(arrives ? Twelve.Json : null, WebUtility.HtmlDecode(Found(received, "Body")));
    }

    // moto returns all imported findings and ignores the filters: the adapter must drop those that are not evidence.
    [MotoFact]
    public async Task ImportedFindingsBecomeEvidence()
    {
        await ImportAsync(1, "PASSED", "2026-11-22T10:00:00Z");
        await ImportAsync(2, "FAILED", "2026-11-22T11:00:00Z");
        await ImportAsync(2, "PASSED", "2026-11-21T10:00:00Z", standard: "cis");
        await ImportAsync(3, "WARNING", "2026-11-22T10:00:00Z");
        await ImportAsync(4, "FAILED", "2026-11-22T10:00:00Z", recordState: "ARCHIVED");
        await ImportAsync(5, "FAILED", "2026-11-22T10:00:00Z", control: "EC2.8");
        using var hub = moto.SecurityHub();

        var answer = await new SecurityHubSource(hub).ReadAsync(TestInventories.Fleet(5, unmanaged: 5));

        Assert.Equal(2, answer.Evidence.Count);
        Assert.Equal(ManagementStatus.Managed, answer.Evidence[TestInventories.Key(1)].Status);
        Assert.Equal(ManagementStatus.Unmanaged, answer.Evidence[TestInventories.Key(2)].Status);
        Assert.Equal(new(2026, 11, 22, 11, 0, 0, TimeSpan.Zero), answer.Result.Observed);
        Assert.Empty(answer.Warnings);
    }

    private async Task ImportAsync(
        int instance,
        string status,
        string updatedAt,
        string control = "SSM.1",
        string standard = "fsbp",
        string recordState = "ACTIVE")
    {
        var finding = new JsonObject
        {
            ["SchemaVersion"] = "2018-10-08",
            ["Id"] = $"{standard}/{control}/{instance}",
            ["ProductArn"] = "arn:aws:securityhub:eu-west-1::product/aws/securityhub",
            ["GeneratorId"] = $"{standard}/{control}",
            ["AwsAccountId"] = WireFixture.Account,
            ["CreatedAt"] = updatedAt,
            ["UpdatedAt"] = updatedAt,
            ["Title"] = "EC2 instances should be managed by AWS Systems Manager",
            ["Description"] = "",
            ["RecordState"] = recordState,
            ["Compliance"] = new JsonObject { ["Status"] = status, ["SecurityControlId"] = control },
            ["Resources"] = new JsonArray(
                new JsonObject { ["Type"] = "AwsEc2Instance", ["Id"] = TestInventories.Arn(instance) }),
        };
        var result = await moto.PostAsync(
            "securityhub", "/findings/import", new JsonObject { ["Findings"] = new JsonArray(finding) }.ToJsonString());
        Assert.Contains("\"SuccessCount\": 1", result, StringComparison.Ordinal);
    }

    private static string? Found(string xml, string element) =>
        xml.Contains($"<{element}>", StringComparison.Ordinal) ? Between(xml, element) : null;

    private static string Between(string xml, string element) =>
        xml.Split($"<{element}>")[1].Split($"</{element}>")[0];
}
