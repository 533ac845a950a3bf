using System.Net;
using System.Text;
using FleetDiff.Aws.Alerts;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Alerts;
using LocalAws;

namespace FleetDiff.Aws.Tests.Alerts;

public sealed class SnsAlertChannelTests : WireTests
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static readonly Alert Alert = new()
    {
        Mail = new("FleetDiff 2026-11-23: 1 new", "ウェブ-1 & <others>\nline \"two\" = +1 \\ 😀"),
        Sms = "FleetDiff: 1 new",
        Json = """{"kind":"new","name":"ウェブ"}""",
        Chat = """{"version":"1.0","source":"custom","content":{"description":"ウェブ"}}""",
        Attributes =
        [
            new("kind", "String", "new"), new("new", "Number", "1"), new("accounts", "String.Array", """["1"]"""),
        ],
    };

    [Theory]
    [InlineData("email")]
    [InlineData("sms")]
    [InlineData("https")]
    [InlineData("sqs")]
    [InlineData("email-json")]
    public async Task SendsEachProtocolItsForm(string protocol)
    {
        await Wire.Alerts().SendAsync(Alert, default);

        Assert.Equal(
            protocol switch
            {
                "email" => Alert.Mail.Text,
                "sms" => Alert.Sms,
                "https" => Alert.Chat,
                _ => Alert.Json,
            },
            Assert.Single(Aws.Sns.Published).Form(protocol));
    }

    [Fact]
    public async Task PublishesOnceWithSubjectAndAttributesAndTheParametersOfTheApi()
    {
        var receipt = await Wire.Alerts().SendAsync(Alert, default);

        Assert.Equal(WireFixture.TopicArn, receipt.Destination);
        Assert.False(string.IsNullOrEmpty(receipt.MessageId));

        var form = Encoding.UTF8.GetString(Assert.Single(Aws.Requests).Bytes.Span).Split('&')
            .Select(field => WebUtility.UrlDecode(field)).Where(field => !field.StartsWith("Message=", Ordinal));
        Assert.Equal(
            [
                "Action=Publish",
                "MessageAttributes.entry.1.Name=kind",
                "MessageAttributes.entry.1.Value.DataType=String",
                "MessageAttributes.entry.1.Value.StringValue=new",
                "MessageAttributes.entry.2.Name=new",
                "MessageAttributes.entry.2.Value.DataType=Number",
                "MessageAttributes.entry.2.Value.StringValue=1",
                "MessageAttributes.entry.3.Name=accounts",
                "MessageAttributes.entry.3.Value.DataType=String.Array",
                """MessageAttributes.entry.3.Value.StringValue=["1"]""",
                "MessageStructure=json",
                "Subject=FleetDiff 2026-11-23: 1 new",
                $"TopicArn={WireFixture.TopicArn}",
                "Version=2010-03-31",
            ],
            form.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task PublishesAMessageOfTheMaximumSize()
    {
        var largest = Alert with
        {
            Mail = new(new('x', 99), string.Concat(Enumerable.Repeat("😀", 30_000 / 4))),
            Sms = new('x', 140),
            Json = new('\\', 60_000),
            Chat = new('"', 12_000),
            Attributes = [.. Alert.Attributes.SkipLast(1), new("accounts", "String.Array", $"[{new string('1', 1500)}]")],
        };

        await Wire.Alerts().SendAsync(largest, default);

        Assert.Equal(largest.Mail.Text, Assert.Single(Aws.Sns.Published).Form("email"));
    }

    [Fact]
    public async Task RetriesAThrottledCall()
    {
        Aws.Faults.On("Publish", occurrence: 1, Fault.Throttle);

        await Wire.Alerts(clock: new Impatient()).SendAsync(Alert, default);

        Assert.Single(Aws.Sns.Published);
    }

    [Fact]
    public async Task GivesUpAfterRepeatedThrottling()
    {
        Aws.Faults.On("Publish", Fault.Throttle);

        var alerts = Wire.Alerts(clock: new Impatient());
        var failed = await Assert.ThrowsAsync<RunFailedException>(() => alerts.SendAsync(Alert, default));

        Assert.Contains("The service kept throttling through every retry", failed.Message, Ordinal);
    }

    [Fact]
    public async Task WritesToTheLogWithoutATopic()
    {
        var log = new List<string>();

        var receipt = await new LogAlertChannel(log.Add).SendAsync(Alert, default);

        Assert.Equal($"{Alert.Mail.Subject}\n\n{Alert.Mail.Text}", Assert.Single(log));
        Assert.Equal(new AlertReceipt("log", null), receipt);
    }

    // A clock on which every wait ends at once.
    private sealed class Impatient : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
