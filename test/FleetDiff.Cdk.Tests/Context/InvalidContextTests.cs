namespace FleetDiff.Cdk.Tests.Context;

public sealed class InvalidContextTests
{
    private const string View = $"\"viewArn\":\"{Templates.View}\"";

    [Theory]
    [InlineData("emails", "\"platform\"", "platform@example.com")]
    [InlineData("emails", "true", "platform@example.com")]
    [InlineData("webhooks", "\"http://example.com\"", "https://")]
    [InlineData("schedule", "\"rate(1 day)\"", "cron(30 2 * * ? *)")]
    [InlineData("schedule", "\"cron(30 2 ? * MON-FRI *)\"", "every day")]
    [InlineData("schedule", "\"cron(30 24 * * ? *)\"", "cron(30 2 * * ? *)")]
    [InlineData("timeZone", "\"CEST\"", "Europe/Berlin")]
    [InlineData("evidence", "\"inspector\"", "security-hub")]
    [InlineData("alertOn", "\"sometimes\"", "new, any or never")]
    [InlineData("graceHours", "-1", "from 0 to 720")]
    [InlineData("graceHours", "1.5", "from 0 to 720")]
    [InlineData("exemptTagMaxDays", "0", "from 1 to 3650")]
    [InlineData("exemptTagAccounts", "\"12345\"", "111122223333")]
    [InlineData("accounts", "\"12345\"", "organization, none, or account ids")]
    [InlineData("accounts", "[\"organization\", \"111122223333\"]", "organization, none, or account ids")]
    [InlineData("retentionDays", "0", "from 1 to 36500")]
    [InlineData("objectLockDays", "\"ever\"", "from 1 to 36500")]
    [InlineData("bucketName", "\"s3://bucket\"", "example-audit-archive")]
    [InlineData("fleet", "\"APAC\"", "fleetdiff-apac")]
    [InlineData("fleet", "\"apac-\"", "fleetdiff-apac")]
    [InlineData("topicArn", "\"arn:aws:sns:eu-west-1:111122223333:alerts.fifo\"", "standard SNS topic")]
    [InlineData("keyArns", "\"alias/aws/sns\"", "arn:aws:kms:")]
    [InlineData("kmsKeyArn", "\"arn:aws:kms:eu-west-1:111122223333:alias/fleetdiff\"", "not of an alias")]
    [InlineData("tags", "\"team\"", "team=platform")]
    [InlineData("tags", "\"aws:team=platform\"", "team=platform")]
    [InlineData("tags", "{\"team\":[1]}", "team=platform")]
    [InlineData("tags", "\"team=<platform>\"", "team=platform")]
    [InlineData("reserveConcurrency", "1", "true or false")]
    [InlineData("memoryMb", "64", "from 128 to 10240")]
    [InlineData("architecture", "\"x64\"", "arm64 or x86_64")]
    [InlineData("runtime", "\"dotnet8\"", "provided.al2023 or dotnet10")]
    [InlineData("createView", "\"o-a1b2c3d4e5\"", "arn:aws:organizations::")]
    public void NamesTheExpectedValue(string key, string value, string expected)
    {
        var problems = Given.Problems($$"""{{{View}},"{{key}}":{{value}}}""");

        Assert.Contains(problems, problem => problem.StartsWith($"{key} is '", StringComparison.Ordinal)
            && problem.Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("exemptTag")]
    [InlineData("alertOn")]
    [InlineData("emails")]
    [InlineData("graceHours")]
    public void AnEmptyValueIsNotTheDefault(string key) => Assert.StartsWith(
        $"{key} is empty; expected ", Assert.Single(Given.Problems($$"""{{{View}},"{{key}}":" "}""")),
        StringComparison.Ordinal);

    [Fact]
    public void ReportsEveryProblemAtOnce()
    {
        var problems = Given.Problems("""{"alertOn":"sometimes","memoryMb":1,"emails":["a","b"]}""");

        Assert.Equal(["alertOn", "emails", "emails", "memoryMb", "viewArn"],
            problems.Select(problem => problem.Split(' ')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void AMissingViewNamesBothWaysToGetOne() =>
        Assert.Contains("createView", Assert.Single(Given.Problems("{}")), StringComparison.Ordinal);

    [Fact]
    public void RejectsAnExistingAndANewViewTogether() =>
        Assert.Single(Given.Problems($$"""{{{View}},"createView":"{{Templates.Organization}}"}"""));

    [Fact]
    public void ReportsAnUnknownNameAsATypo() => Assert.StartsWith(
        "alerton is not a setting", Assert.Single(Given.Problems($$"""{{{View}},"alerton":"any"}""")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("view-arn")]
    [InlineData("retention-days")]
    public void RejectsASettingWrittenWithHyphens(string key) => Assert.StartsWith(
        $"{key} is not a setting", Assert.Single(Given.Problems($$"""{{{View}},"{{key}}":"1"}""")),
        StringComparison.Ordinal);

    [Fact]
    public void RejectsATopicInAnotherRegion() => Assert.Contains("another Region", Assert.Single(
        Given.Problems($$"""{{{View}},"topicArn":"arn:aws:sns:us-east-1:111122223333:alerts"}""")),
        StringComparison.Ordinal);

    [Fact]
    public void RejectsALockThatOutlastsTheRetention() =>
        Assert.Single(Given.Problems($$"""{{{View}},"retentionDays":30,"objectLockDays":31}"""));

    [Fact]
    public void CannotLockAnExistingBucket() =>
        Assert.Single(Given.Problems($$"""{{{View}},"bucketName":"example-archive","objectLockDays":31}"""));

    [Fact]
    public void CannotSetTheRetentionOfAnExistingBucket() => Assert.StartsWith(
        "retentionDays is for the bucket that the stack creates",
        Assert.Single(Given.Problems($$"""{{{View}},"bucketName":"example-archive","retentionDays":400}""")),
        StringComparison.Ordinal);

    [Fact]
    public void RejectsAKeyInAnotherRegion() => Assert.Contains("another Region", Assert.Single(Given.Problems(
        $$"""{{{View}},"kmsKeyArn":"arn:aws:kms:us-east-1:111122223333:key/1a2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c8d"}""")),
        StringComparison.Ordinal);

    [Fact]
    public void RejectsMoreTagsThanAResourceCanHave() => Assert.Contains("has 51 tags", Assert.Single(Given.Problems(
        $$"""{{{View}},"tags":"{{string.Join(',', Enumerable.Range(0, 51).Select(n => $"key{n}=value"))}}"}""")),
        StringComparison.Ordinal);

    [Fact]
    public void RejectsATagWithTwoValues() => Assert.Equal("tags has team twice. Give each key once.",
        Assert.Single(Given.Problems($$"""{{{View}},"tags":"team=a,team=b"}""")));

    [Fact]
    public void RejectsKeysWithoutAnExistingBucketOrTopic() =>
        Assert.Single(Given.Problems($$"""{{{View}},"keyArns":"{{Templates.ExistingKey}}"}"""));

    [Fact]
    public void RejectsMoreAccountsThanTheEnvironmentHolds()
    {
        var accounts = string.Join(',', Enumerable.Range(0, 231).Select(number => $"{number:D12}"));

        Assert.Contains("231", Assert.Single(Given.Problems($$"""{{{View}},"accounts":"{{accounts}}"}""")),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("provided.al2023", "x86_64", "dotnet publish src/FleetDiff.Lambda -c Release -r linux-x64")]
    [InlineData("provided.al2023", "arm64", "dotnet publish src/FleetDiff.Lambda -c Release -r linux-arm64")]
    [InlineData("dotnet10", "arm64", "dotnet publish src/FleetDiff.Lambda -c Release -p:LambdaRuntime=dotnet10")]
    public void AMissingPackageNamesTheCommandToPublishIt(string runtime, string architecture, string command)
    {
        var empty = Directory.CreateTempSubdirectory("fleetdiff-cdk-").FullName;

        var problem = Assert.Single(Given.Problems(
            $$"""{{{View}},"runtime":"{{runtime}}","architecture":"{{architecture}}"}""", empty));

        Assert.EndsWith(command, problem, StringComparison.Ordinal);
    }
}
