namespace FleetDiff.Cdk.Tests.Context;

public sealed class InvalidContextTests
{
    private const string Key = "arn:aws:kms:us-east-1:111122223333:key/1a2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c8d";

    // The tests of the settings of a run have those that the function shares.
    [Theory]
    [InlineData("emails", "\"platform\"", "platform@example.com")]
    [InlineData("emails", "true", "platform@example.com")]
    [InlineData("webhooks", "\"http://example.com\"", "https://")]
    [InlineData("webhooks", "\"example.com\"", "https://")]
    [InlineData("schedule", "\"rate(1 day)\"", "cron(30 2 * * ? *)")]
    [InlineData("schedule", "\"cron(30 2 ? * MON-FRI *)\"", "every day")]
    [InlineData("schedule", "\"cron(30 24 * * ? *)\"", "cron(30 2 * * ? *)")]
    [InlineData("timeZone", "\"CEST\"", "Europe/Berlin")]
    [InlineData("retentionDays", "0", "from 1 to 36500")]
    [InlineData("objectLockDays", "\"ever\"", "from 1 to 36500")]
    [InlineData("bucketName", "\"s3://bucket\"", "example-audit-archive")]
    [InlineData("fleet", "\"APAC\"", "fleetdiff-apac")]
    [InlineData("fleet", "\"apac-\"", "fleetdiff-apac")]
    [InlineData("fleets", "\"/fleetdiff\"", "prefixes")]
    [InlineData("fleets", "\"fleetdiff/\"", "prefixes")]
    [InlineData("fleets", "\"a//b\"", "prefixes")]
    [InlineData("fleets", "\"${date}\"", "prefixes")]
    [InlineData("keyArns", "\"alias/aws/sns\"", "arn:aws:kms:")]
    [InlineData("kmsKeyArn", "\"arn:aws:kms:eu-west-1:111122223333:alias/fleetdiff\"", "not of an alias")]
    [InlineData("tags", "\"team\"", "team=platform")]
    [InlineData("tags", "\"aws:team=platform\"", "team=platform")]
    [InlineData("tags", "{\"team\":[1]}", "team=platform")]
    [InlineData("tags", "{\"team\":null}", "team=platform")]
    [InlineData("tags", "{\"team=web\":\"blue\"}", "without an equals sign")]
    [InlineData("tags", "\"team=<platform>\"", "team=platform")]
    [InlineData("reserveConcurrency", "1", "true or false")]
    [InlineData("memoryMb", "64", "from 128 to 10240")]
    [InlineData("architecture", "\"x64\"", "arm64 or x86_64")]
    [InlineData("runtime", "\"dotnet8\"", "provided.al2023 or dotnet10")]
    [InlineData("createView", "\"o-a1b2c3d4e5\"", "arn:aws:organizations::")]
    public void NamesTheExpectedValue(string key, string value, string expected)
    {
        var problems = Given.Problems($"{Given.View},\"{key}\":{value}");

        Assert.Contains(problems, problem => problem.StartsWith($"{key} is '", StringComparison.Ordinal)
            && problem.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void AnEmptyValueIsNotTheDefault() => Assert.StartsWith(
        "emails is empty; expected ", Assert.Single(Given.Problems($"{Given.View},\"emails\":\" \"")), StringComparison.Ordinal);

    [Fact]
    public void ReportsEveryProblemAtOnce()
    {
        var problems = Given.Problems("""
            "alertOn":"sometimes","memoryMb":1,"emails":["a","b"]
            """);

        Assert.Equal(["alertOn", "emails", "emails", "memoryMb", "viewArn"],
            problems.Select(problem => problem.Split(' ')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void AMissingViewNamesBothWaysToGetOne() =>
        Assert.Contains("createView", Assert.Single(Given.Problems("")), StringComparison.Ordinal);

    [Theory]
    [InlineData($"createView={Templates.Organization}", "viewArn and createView are both given")]
    [InlineData("alerton=any", "alerton is not a setting")]
    [InlineData("view-arn=1", "view-arn is not a setting")]
    [InlineData("retention-days=1", "retention-days is not a setting")]
    [InlineData("topicArn=arn:aws:sns:us-east-1:111122223333:alerts", "topicArn is in another Region than the view (eu-west-1)")]
    [InlineData($"kmsKeyArn={Key}", "kmsKeyArn is in another Region than the view (eu-west-1)")]
    [InlineData("retentionDays=30 objectLockDays=31", "objectLockDays is 31, more than retentionDays (30)")]
    [InlineData("bucketName=example-archive objectLockDays=31", "objectLockDays is for the bucket that the stack creates")]
    [InlineData("bucketName=example-archive retentionDays=400", "retentionDays is for the bucket that the stack creates")]
    [InlineData($"keyArns={Key}", "keyArns is for the keys of an existing bucket or topic")]
    [InlineData("tags=team=a,team=b", "tags has team twice. Give each key once.")]
    [InlineData("fleet=fleetdiff-apac fleets=fleetdiff",
        "fleets does not contain fleetdiff-apac, the fleet of this deployment. Add it.")]
    public void RejectsSettingsThatDoNotFit(string settings, string problem) =>
        Assert.StartsWith(problem, Assert.Single(Given.Problems(Format(settings))), StringComparison.Ordinal);

    [Fact]
    public void RejectsMoreTagsThanAResourceCanHave() => Assert.StartsWith("tags has 51 tags", Assert.Single(Given.Problems(
        Format($"tags={string.Join(',', Enumerable.Range(0, 51).Select(n => $"key{n}=value"))}"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("", "accounts has 231 account ids.")]
    [InlineData(" exemptTagAccounts=111122223333", "accounts and exemptTagAccounts have 232 account ids;")]
    public void RejectsMoreAccountsThanTheEnvironmentHolds(string others, string problem) => Assert.StartsWith(
        problem,
        Assert.Single(Given.Problems(
            Format($"accounts={string.Join(',', Enumerable.Range(0, 231).Select(number => $"{number:D12}"))}{others}"))),
        StringComparison.Ordinal);

    [Fact]
    public void AMissingPackageNamesTheCommandToPublishIt() => Assert.EndsWith(
        "run: dotnet publish src/FleetDiff.Lambda -c Release -r linux-arm64",
        Assert.Single(Given.Problems(Format("architecture=arm64"), Path.Combine(Given.Root, "src"))), StringComparison.Ordinal);

    private static string Format(string settings) => Given.View + string.Concat(
        settings.Split(' ').Select(setting => setting.Split('=', 2)).Select(pair => $",\"{pair[0]}\":\"{pair[1]}\""));
}
