using FleetDiff.Core.Analysis;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Core.Tests.Pipeline.Configuration;

public sealed class RunSettingsTests
{
    private const string ViewArn =
        "arn:aws:resource-explorer-2:eu-west-1:111122223333:view/org/1a2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c8d";
    private const string TopicArn = "arn:aws:sns:eu-west-1:111122223333:fleetdiff";
    private const string Ids = "account ids of 12 digits, comma separated, such as 111122223333,222233334444";
    private const string Accounts = $"organization, none, or {Ids}";
    private const string Days = "a whole number of days from 1 to 3650";
    private const string Sources = "security-hub, systems-manager or config:AGGREGATOR (the aggregator's name), comma separated";
    private const string KeyArn = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    private const string Key = $"the ARN of a KMS key, such as {KeyArn}";
    private const string Topic = $"the ARN of a standard SNS topic, such as {TopicArn}";
    private const string Archive = "s3://bucket/prefix, or a folder";

    public static IEnumerable<object[]> Empty { get; } =
        from setting in Setting.All
        from value in new[] { "", " ", "\t" }
        select new object[] { setting, value };

    [Fact]
    public void RequireOnlyAViewAndAnArchive()
    {
        var settings = Parse();

        Assert.Equal(ViewArn, $"{settings.ViewArn}");
        Assert.Equal(new ArchiveLocation.Bucket("fleetdiff-archive", "nightly/"), settings.Archive);
        Assert.Null(settings.TopicArn);
        Assert.Equal(TimeZoneInfo.Utc, settings.TimeZone);
        Assert.Equal((AlertOn.New, 0, "fleetdiff:exempt"),
            (settings.Rules.AlertOn, settings.Rules.GraceHours, settings.Rules.ExemptTag));
        Assert.Empty(settings.Rules.Accounts);
        Assert.True(settings.Rules.ExpectsOrganization);
    }

    [Fact]
    public void ReadEverySetting()
    {
        var settings = Parse(
            (Setting.TopicArn, TopicArn), (Setting.TimeZone, "Europe/Berlin"), (Setting.AlertOn, "any"),
            (Setting.GraceHours, "12"), (Setting.ExemptTag, "patching"), (Setting.ExemptTagMaxDays, "90"),
            (Setting.ExemptTagAccounts, "111122223333,444455556666"), (Setting.Accounts, "111122223333, 444455556666"),
            (Setting.Evidence, "security-hub, systems-manager,config:org-aggregator"));

        Assert.Equal(TopicArn, $"{settings.TopicArn}");
        Assert.Equal("Europe/Berlin", settings.TimeZone.Id);
        Assert.Equal((AlertOn.Any, 12, "patching", 90),
            (settings.Rules.AlertOn, settings.Rules.GraceHours, settings.Rules.ExemptTag, settings.Rules.ExemptTagMaxDays));
        Assert.Equal(["111122223333", "444455556666"], settings.Rules.ExemptTagAccounts);
        Assert.Equal(["111122223333", "444455556666"], settings.Rules.Accounts);
        Assert.False(settings.Rules.ExpectsOrganization);
        Assert.Equal(
            new EvidenceSettings { SecurityHub = true, SystemsManager = true, ConfigAggregator = "org-aggregator" },
            settings.Evidence);
    }

    [Theory]
    [InlineData("organization", true)]
    [InlineData("none", false)]
    public void ReadTheExpectedAccountsAsAWord(string word, bool organization)
    {
        var rules = Parse((Setting.Accounts, word)).Rules;

        Assert.Empty(rules.Accounts);
        Assert.Equal(organization, rules.ExpectsOrganization);
        Assert.Equal(word, SettingValues.FormatAccounts(rules));
    }

    [Fact]
    public void TurnOffTheExemptTagWithAWord() => Assert.Null(Parse((Setting.ExemptTag, "none")).Rules.ExemptTag);

    [Theory]
    [InlineData(KeyArn)]
    [InlineData("arn:aws-us-gov:kms:us-gov-west-1:111122223333:alias/fleetdiff")]
    public void AcceptTheKeyAndTheOwnerOfTheBucket(string key) => Assert.Equal(
        new ArchiveLocation.Bucket("fleetdiff-archive", "nightly/") { KmsKeyArn = key, Owner = "444455556666" },
        Parse((Setting.KmsKeyArn, key), (Setting.BucketOwner, "444455556666")).Archive);

    [Theory]
    [InlineData("s3://bucket")]
    [InlineData("s3://bucket/")]
    [InlineData("s3://bucket/a/b/")]
    [InlineData("/var/lib/fleetdiff")]
    [InlineData("runs")]
    public void AcceptABucketOrAFolderAsTheArchive(string archive) =>
        Assert.NotNull(Parse((Setting.Archive, archive)).Archive);

    [Theory]
    [InlineData(Setting.Accounts, "organization,111122223333", Accounts)]
    [InlineData(Setting.Accounts, "111122223333,none", Accounts)]
    [InlineData(Setting.Accounts, "Organization", Accounts)]
    [InlineData(Setting.Accounts, ",", Accounts)]
    [InlineData(Setting.KmsKeyArn, "1234abcd-12ab-34cd-56ef-1234567890ab", Key)]
    [InlineData(Setting.KmsKeyArn, "arn:aws:sns:eu-west-1:111122223333:key/1", Key)]
    [InlineData(Setting.KmsKeyArn, "arn:aws:kms:eu-west-1:111122223333:key/", Key)]
    [InlineData(Setting.BucketOwner, "44445555666", "an account id of 12 digits")]
    [InlineData(Setting.ExemptTagMaxDays, "0", Days)]
    [InlineData(Setting.ExemptTagMaxDays, "3651", Days)]
    [InlineData(Setting.ExemptTagMaxDays, "90 days", Days)]
    [InlineData(Setting.Evidence, "config", Sources)]
    [InlineData(Setting.Evidence, "config:two words", Sources)]
    [InlineData(Setting.Evidence, "security-hub:x", Sources)]
    [InlineData(Setting.Archive, "s3://ab", Archive)]
    [InlineData(Setting.Archive, "s3://Bucket/prefix", Archive)]
    [InlineData(Setting.Archive, "https://bucket.example", Archive)]
    [InlineData(Setting.Archive, "arn:aws:s3:::bucket", Archive)]
    [InlineData(Setting.Archive, "s3:bucket/prefix", Archive)]
    [InlineData(Setting.Archive, "S3://bucket/prefix", Archive)]
    [InlineData(Setting.TopicArn, "arn:aws:sns:eu-west-1:111122223333:topic.fifo", Topic)]
    [InlineData(Setting.TopicArn, "arn:aws:sns:eu-west-1:111122223333:topic:1a2b3c4d", Topic)]
    [InlineData(Setting.TopicArn, "arn:aws:sns::111122223333:topic", Topic)]
    public void RejectAnInvalidValueAndNameWhatIsExpected(string setting, string value, string expected) => Assert.Equal(
        $"{setting} is '{value}'; expected {expected}.", Assert.Single(FindProblems((setting, value))));

    [Fact]
    public void RejectASecondAggregator() => Assert.Equal(
        $"FLEETDIFF_EVIDENCE is 'config:two'; expected {Sources}.",
        Assert.Single(FindProblems((Setting.Evidence, "config:one,config:two"))));

    [Theory]
    [MemberData(nameof(Empty))]
    public void AnEmptyValueIsNotTheDefault(string setting, string value) => Assert.StartsWith(
        $"{setting} is empty; expected ", Assert.Single(FindProblems((setting, value))), StringComparison.Ordinal);

    [Fact]
    public void ReportEveryProblemAtOnce()
    {
        var problems = FindProblems(
            (Setting.ViewArn, "arn:aws:resource-explorer-2:eu-west-1:111122223333:index/1"),
            (Setting.Archive, "s3://A"), (Setting.TopicArn, "fleetdiff"), (Setting.Evidence, "guess"),
            (Setting.AlertOn, "sometimes"), (Setting.TimeZone, "Berlin"), (Setting.GraceHours, "-1"),
            (Setting.ExemptTag, new string('x', 129)), (Setting.Accounts, "111122223333,12345"));

        Assert.Equal(
            [
                Setting.ViewArn, Setting.Archive, Setting.TopicArn, Setting.Evidence, Setting.TimeZone, Setting.GraceHours,
                Setting.AlertOn, Setting.ExemptTag, Setting.Accounts,
            ],
            problems.Select(problem => problem.Split(' ')[0]));
        Assert.Contains("FLEETDIFF_ALERT_ON is 'sometimes'; expected new, any or never.", problems);
        Assert.Contains($"FLEETDIFF_ACCOUNTS is '12345'; expected {Accounts}.", problems);
    }

    [Fact]
    public void NameTheRequiredSettings()
    {
        var wrong = Assert.Throws<SettingsException>(() => Settings.Parse(new Dictionary<string, string?>()));

        Assert.StartsWith("FleetDiff is not configured:\n- FLEETDIFF_VIEW_ARN is required: the ARN of a multi-account "
            + "Resource Explorer view",
            wrong.Message, StringComparison.Ordinal);
        Assert.EndsWith($"\n- FLEETDIFF_ARCHIVE is required: {Archive}.", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheDateOfARunFollowsTheTimeZone() => Assert.Equal(
        new DateOnly(2026, 11, 24),
        Parse((Setting.TimeZone, "Asia/Tokyo")).GetRunDate(new(2026, 11, 23, 16, 0, 0, TimeSpan.Zero)));

    private static IReadOnlyList<string> FindProblems(params (string Name, string Value)[] given) =>
        Assert.Throws<SettingsException>(() => Parse(given)).Problems;

    private static Settings Parse(params (string Name, string Value)[] given)
    {
        var settings = new Dictionary<string, string?>
        {
            [Setting.ViewArn] = ViewArn,
            [Setting.Archive] = "s3://fleetdiff-archive/nightly/",
        };
        foreach (var (name, value) in given)
        {
            settings[name] = value;
        }

        return Settings.Parse(settings);
    }
}
