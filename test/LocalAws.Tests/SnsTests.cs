namespace LocalAws.Tests;

/// <summary>The messages that SNS accepts.</summary>
public sealed class SnsTests : LocalAwsFixture
{
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
        (await PublishAsync([("Message", new string('a', 262_144)), .. Attribute("n", "String", "v")])).Element("Message"));

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
    [InlineData("""{"default":""", 400)]
    public async Task AStructuredMessageNeedsADefault(string message, int status) =>
        Assert.Equal(status, (await PublishAsync(("Message", message), ("MessageStructure", "json"))).Status);

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
    public async Task AnAttributeHasANameTypeAndValidValue(string name, string type, string value, int status) =>
        Assert.Equal(status, (await PublishAsync(Attribute(name, type, value))).Status);

    [Theory]
    [InlineData("arn:aws:sns:eu-west-1:111122223333:other", "404 NotFound")]
    [InlineData("arn:aws:sns:us-east-1:111122223333:alerts", "400 InvalidParameter")]
    public async Task ATopicMustExistInTheRegion(string topic, string error)
    {
        Aws.Sns.CreateTopic("arn:aws:sns:us-east-1:111122223333:alerts");
        Assert.Equal(error, (await PublishAsync(("TopicArn", topic))).Error);
    }

    private static (string Name, string Value)[] Attribute(string name, string type, string value) =>
    [
        ("MessageAttributes.entry.1.Name", name),
        ("MessageAttributes.entry.1.Value.DataType", type),
        ("MessageAttributes.entry.1.Value.StringValue", value),
    ];
}
