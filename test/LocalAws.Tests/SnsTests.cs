namespace LocalAws.Tests;

public sealed class SnsTests : LocalAwsFixture
{
    [Fact]
    public async Task APublishedMessageIsKept()
    {
        var reply = await PublishAsync(
            [("Subject", "Report"), ("Message", "a & b = ü"), .. Attribute(1, "severity", "String", "high")]);

        Assert.True(Guid.TryParse(reply.Element("MessageId"), out _));
        var message = Assert.Single(Aws.Sns.Published);
        Assert.Equal(
            (Topic, "Report", "a & b = ü", null, "high"),
            (message.TopicArn, message.Subject, message.Message, message.MessageStructure,
                message.Attributes["severity"]));
    }

    [Theory]
    [InlineData(0, "", 400)]
    [InlineData(262_144, "a", 200)]
    [InlineData(262_145, "a", 400)]
    [InlineData(131_072, "ü", 200)]
    [InlineData(131_073, "ü", 400)]
    public async Task AMessageHasUpTo256KiB(int count, string character, int status)
    {
        var message = string.Concat(Enumerable.Repeat(character, count));
        Assert.Equal(status, (await PublishAsync(("Message", message))).Status);
    }

    [Fact]
    public async Task AttributesCountTowardTheLimit() => Assert.Equal(
        "Invalid parameter: Message too long",
        (await PublishAsync([("Message", new string('a', 262_144)), .. Attribute(1, "n", "String", "v")])).Element("Message"));

    [Theory]
    [InlineData("012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678", 200)]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789", 400)]
    [InlineData("", 400)]
    [InlineData(" leading space", 400)]
    [InlineData("two\nlines", 400)]
    [InlineData("für", 400)]
    public async Task ASubjectHasUpTo99CharactersOfAscii(string subject, int status) =>
        Assert.Equal(status, (await PublishAsync(("Subject", subject))).Status);

    [Theory]
    [InlineData("""{"default":"text","sms":"short","https":7}""", 200)]
    [InlineData("""{"default":1}""", 400)]
    [InlineData("""{"email":"text"}""", 400)]
    [InlineData("""["default"]""", 400)]
    [InlineData("""{"default":""", 400)]
    [InlineData("""{"default":"text","sms":"short","sms":"again"}""", 400)]
    public async Task AStructuredMessageNeedsADefault(string message, int status) =>
        Assert.Equal(status, (await PublishAsync(("Message", message), ("MessageStructure", "json"))).Status);

    [Fact]
    public async Task EachProtocolReceivesItsForm()
    {
        await PublishAsync(("Message", """{"default":"all","sms":"short","https":7}"""), ("MessageStructure", "json"));
        var message = Assert.Single(Aws.Sns.Published);
        Assert.Equal(("short", "all", "all"), (message.Form("sms"), message.Form("https"), message.Form("sqs")));
    }

    [Theory]
    [InlineData("kind", "String", "new", 200)]
    [InlineData("new", "Number", "12", 200)]
    [InlineData("new", "Number", "twelve", 400)]
    [InlineData("accounts", "String.Array", """["1",2,true,null]""", 200)]
    [InlineData("accounts", "String.Array", """["1",{}]""", 400)]
    [InlineData("accounts", "String.Array", "1,2", 400)]
    [InlineData("kind", "Text", "new", 400)]
    [InlineData("kind", "String", "", 400)]
    [InlineData("a kind", "String", "new", 400)]
    [InlineData("AWS.kind", "String", "new", 400)]
    public async Task AnAttributeHasANameTypeAndValidValue(string name, string type, string value, int status) =>
        Assert.Equal(status, (await PublishAsync(Attribute(1, name, type, value))).Status);

    [Fact]
    public async Task ARepeatedAttributeIsRejected() => Assert.Equal("400 ParameterValueInvalid", (await PublishAsync(
        [.. Attribute(1, "kind", "String", "new"), .. Attribute(2, "kind", "String", "any")])).Error);

    [Theory]
    [InlineData("arn:aws:sns:eu-west-1:111122223333:other", "404 NotFound")]
    [InlineData("arn:aws:sns:us-east-1:111122223333:alerts", "400 InvalidParameter")]
    public async Task ATopicMustExistInTheRegion(string topic, string error)
    {
        Aws.Sns.CreateTopic("arn:aws:sns:us-east-1:111122223333:alerts");
        Assert.Equal(error, (await PublishAsync(("TopicArn", topic))).Error);
    }

    [Fact]
    public async Task GetTopicAttributesReturnsTheSubscriptionCounts()
    {
        Aws.Sns.CreateTopic($"{Topic}-2", confirmed: 3, pending: 1);

        var reply = await PublishAsync(("Action", "GetTopicAttributes"), ("TopicArn", $"{Topic}-2"));

        var values = reply.Elements("entry").ToDictionary(e => e.Elements().First().Value, e => e.Elements().Last().Value);
        Assert.Equal(("3", "1"), (values["SubscriptionsConfirmed"], values["SubscriptionsPending"]));
    }

    private static (string Name, string Value)[] Attribute(int number, string name, string type, string value) =>
    [
        ($"MessageAttributes.entry.{number}.Name", name),
        ($"MessageAttributes.entry.{number}.Value.DataType", type),
        ($"MessageAttributes.entry.{number}.Value.StringValue", value),
    ];
}
