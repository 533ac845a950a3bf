namespace LocalAws.Tests.Notifying;

public sealed class PublishTests : LocalAwsFixture
{
    [Fact]
    public async Task APublishedMessageIsKept()
    {
        var reply = await PublishAsync(
            [("Subject", "Report"), ("Message", "a & b = ü"), .. Attribute(1, "severity", "String", "high")]);
        var message = Assert.Single(Aws.Sns.Published);
        Assert.True(Guid.TryParse(reply.Element("MessageId"), out _));
        Assert.Equal(
            (Topic, "Report", "a & b = ü", null, "high"),
            (message.TopicArn, message.Subject, message.Message, message.MessageStructure,
                message.Attributes["severity"]));
    }

    [Theory]
    [InlineData(262_144, "a", 200)]
    [InlineData(262_145, "a", 400)]
    [InlineData(131_072, "ü", 200)]
    [InlineData(131_073, "ü", 400)]
    public async Task AMessageIsMeasuredInBytes(int count, string character, int status)
    {
        var message = string.Concat(Enumerable.Repeat(character, count));
        Assert.Equal(status, (await PublishAsync(("Message", message))).Status);
    }

    [Fact]
    public async Task AttributesCountTowardTheLimit() => Assert.Equal(
        "Invalid parameter: Message too long",
        (await PublishAsync([("Message", new string('a', 262_144)), .. Attribute(1, "n", "String", "v")])).Message);

    [Fact]
    public async Task AnEmptyMessageIsRefused() =>
        Assert.Equal("Invalid parameter: Empty message", (await PublishAsync(("Message", ""))).Message);

    [Fact]
    public async Task ASubjectOf99CharactersIsAccepted() =>
        Assert.Equal(200, (await PublishAsync(("Subject", new string('a', 99)))).Status);

    [Theory]
    [InlineData("")]
    [InlineData(" leading space")]
    [InlineData("two\nlines")]
    [InlineData("tab\there")]
    [InlineData("für")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789")]
    public async Task ASubjectIsRefused(string subject)
    {
        var refusal = await PublishAsync(("Subject", subject));
        Assert.Equal((400, "InvalidParameter"), (refusal.Status, refusal.Code));
        Assert.Equal("Invalid parameter: Subject", refusal.Message);
        Assert.Empty(Aws.Sns.Published);
    }

    [Theory]
    [InlineData("""{"default":"text"}""", 200)]
    [InlineData("""{"default":1}""", 400)]
    [InlineData("""{"email":"text"}""", 400)]
    [InlineData("""["default"]""", 400)]
    [InlineData("""{"default":""", 400)]
    [InlineData("""{"default":"text","sms":"short","https":7}""", 200)]
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
    [InlineData("kind.", "String", "new", 400)]
    public async Task AnAttributeHasANameTypeAndValidValue(string name, string type, string value, int status) =>
        Assert.Equal(status, (await PublishAsync(Attribute(1, name, type, value))).Status);

    [Fact]
    public async Task ARepeatedAttributeIsRejected() => Assert.Equal("ParameterValueInvalid", (await PublishAsync(
        [.. Attribute(1, "kind", "String", "new"), .. Attribute(2, "kind", "String", "any")])).Code);

    [Fact]
    public async Task ATopicThatDoesNotExistIsNotFound()
    {
        var refusal = await PublishAsync(("TopicArn", $"{Topic}-2"));
        Assert.Equal((404, "NotFound"), (refusal.Status, refusal.Code));
    }

    [Fact]
    public async Task GetTopicAttributesReturnsTheSubscriptionCounts()
    {
        Aws.Sns.CreateTopic($"{Topic}-2", confirmed: 3, pending: 1);
        var reply = await SendAsync("sns", HttpMethod.Post, "/", new FormUrlEncodedContent(
            [new("Action", "GetTopicAttributes"), new("TopicArn", $"{Topic}-2")]));
        Assert.Equal(
            [("SubscriptionsConfirmed", "3"), ("SubscriptionsPending", "1")],
            reply.Xml.Descendants().Where(e => e.Name.LocalName == "entry")
                .Select(e => (e.Elements().First().Value, e.Elements().Last().Value))
                .Where(each => each.Item1 is "SubscriptionsConfirmed" or "SubscriptionsPending"));
    }

    [Fact]
    public async Task ATopicOfAnotherRegionIsRefused()
    {
        var elsewhere = Topic.Replace("eu-west-1", "us-east-1", StringComparison.Ordinal);
        Aws.Sns.CreateTopic(elsewhere);
        Assert.Equal("InvalidParameter", (await PublishAsync(("TopicArn", elsewhere))).Code);
    }

    private static (string Name, string Value)[] Attribute(int number, string name, string type, string value) =>
    [
        ($"MessageAttributes.entry.{number}.Name", name),
        ($"MessageAttributes.entry.{number}.Value.DataType", type),
        ($"MessageAttributes.entry.{number}.Value.StringValue", value),
    ];
}
