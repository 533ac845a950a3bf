using FleetDiff.Core.Analysis;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Core.Tests.Pipeline.Configuration;

public sealed class RunSettingsTests
{
    private const string ViewArn = "arn:aws:resource-explorer-2:eu-west-1:111122223333:view/org/1a2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c8d";
    private const string TopicArn = "arn:aws:sns:eu-west-1:111122223333:fleetdiff";

    [Fact]
    public void RequireOnlyAViewAndAnArchive()
    {
        var settings = Settings.Parse(Given());

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
        var settings = Settings.Parse(Given(
            (Setting.TopicArn, TopicArn), (Setting.TimeZone, "Europe/Berlin"), (Setting.AlertOn, "any"),
            (Setting.GraceHours, "12"), (Setting.ExemptTag, "patching"), (Setting.Accounts, "111122223333, 444455556666")));

        Assert.Equal(TopicArn, $"{settings.TopicArn}");
        Assert.Equal("Europe/Berlin", settings.TimeZone.Id);
        Assert.Equal((AlertOn.Any, 12, "patching"),
            (settings.Rules.AlertOn, settings.Rules.GraceHours, settings.Rules.ExemptTag));
        Assert.Equal(["111122223333", "444455556666"], settings.Rules.Accounts);
        Assert.False(settings.Rules.ExpectsOrganization);
    }

    [Theory]
    [InlineData("organization", true)]
    [InlineData("none", false)]
    public void ReadTheExpectedAccountsAsAWord(string word, bool organization)
    {
        var rules = Settings.Parse(Given((Setting.Accounts, word))).Rules;

        Assert.Empty(rules.Accounts);
        Assert.Equal(organization, rules.ExpectsOrganization);
        Assert.Equal(word, SettingValues.FormatAccounts(rules));
    }

    [Theory]
    [InlineData("organization,111122223333")]
    [InlineData("111122223333,none")]
    [InlineData("none,organization")]
    [InlineData("Organization")]
    public void RejectAnyOtherWordOrCombination(string accounts) => Assert.Equal(
        $"FLEETDIFF_ACCOUNTS is '{accounts}'; expected organization, none, or account ids of 12 digits, comma separated, such as "
            + "111122223333,222233334444.",
        Assert.Single(Assert.Throws<SettingsException>(() => Settings.Parse(Given((Setting.Accounts, accounts)))).Problems));

    [Theory]
    [InlineData("arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab")]
    [InlineData("arn:aws-us-gov:kms:us-gov-west-1:111122223333:alias/fleetdiff")]
    public void AcceptTheKeyAndTheOwnerOfTheBucket(string key)
    {
        var settings = Settings.Parse(Given((Setting.KmsKeyArn, key), (Setting.BucketOwner, "444455556666")));

        Assert.Equal(
            new ArchiveLocation.Bucket("fleetdiff-archive", "nightly/") { KmsKeyArn = key, Owner = "444455556666" },
            settings.Archive);
    }

    [Theory]
    [InlineData(Setting.KmsKeyArn, "1234abcd-12ab-34cd-56ef-1234567890ab")]
    [InlineData(Setting.KmsKeyArn, "alias/fleetdiff")]
    [InlineData(Setting.KmsKeyArn, "arn:aws:sns:eu-west-1:111122223333:key/1")]
    [InlineData(Setting.KmsKeyArn, "arn:aws:kms:eu-west-1:111122223333:key/")]
    [InlineData(Setting.BucketOwner, "44445555666")]
    public void RejectAnInvalidKeyOrOwner(string setting, string value) => Assert.StartsWith(
        $"{setting} is '{value}'; expected ",
        Assert.Single(Assert.Throws<SettingsException>(() => Settings.Parse(Given((setting, value)))).Problems),
        StringComparison.Ordinal);

    [Fact]
    public void ReadTheAccountsThatMayExemptByTag()
    {
        var rules = Settings.Parse(Given(
            (Setting.ExemptTagMaxDays, "90"), (Setting.ExemptTagAccounts, "111122223333,444455556666"))).Rules;

        Assert.Equal(("fleetdiff:exempt", 90), (rules.ExemptTag, rules.ExemptTagMaxDays));
        Assert.Equal(["111122223333", "444455556666"], rules.ExemptTagAccounts);
        Assert.Null(Settings.Parse(Given((Setting.ExemptTag, "none"))).Rules.ExemptTag);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("3651")]
    [InlineData("-1")]
    [InlineData("90 days")]
    public void RejectAnInvalidMaximumTerm(string days) => Assert.Equal(
        $"FLEETDIFF_EXEMPT_TAG_MAX_DAYS is '{days}'; expected a whole number of days from 1 to 3650.",
        Assert.Single(Assert.Throws<SettingsException>(
            () => Settings.Parse(Given((Setting.ExemptTagMaxDays, days)))).Problems));

    public static IEnumerable<object[]> Empty { get; } =
        from setting in Setting.All
        from value in new[] { "", " ", "\t" }
        select new object[] { setting, value };

    [Theory]
    [MemberData(nameof(Empty))]
    public void AnEmptyValueIsNotTheDefault(string setting, string value)
    {
        var problem = Assert.Single(Assert.Throws<SettingsException>(
            () => Settings.Parse(Given((setting, value)))).Problems);

        Assert.StartsWith($"{setting} is empty; expected ", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void RejectAListOfCommas() => Assert.StartsWith(
        "FLEETDIFF_ACCOUNTS is ','; expected organization, none, or account ids",
        Assert.Single(Assert.Throws<SettingsException>(
            () => Settings.Parse(Given((Setting.Accounts, ",")))).Problems),
        StringComparison.Ordinal);

    [Fact]
    public void ReadTheSourcesOfEvidence()
    {
        var evidence = Settings.Parse(Given((Setting.Evidence, "security-hub, systems-manager,config:org-aggregator"))).Evidence;

        Assert.Equal((true, true, "org-aggregator"), (evidence.SecurityHub, evidence.SystemsManager, evidence.ConfigAggregator));
    }

    [Theory]
    [InlineData("config")]
    [InlineData("config:")]
    [InlineData("config:two words")]
    [InlineData("security-hub:x")]
    [InlineData("inspector")]
    public void RejectAnUnknownSource(string evidence)
    {
        var wrong = Assert.Throws<SettingsException>(() => Settings.Parse(Given((Setting.Evidence, evidence))));

        Assert.Equal($"FLEETDIFF_EVIDENCE is '{evidence}'; expected security-hub, systems-manager or config:AGGREGATOR "
            + "(the aggregator's name), comma separated.", Assert.Single(wrong.Problems));
    }

    [Fact]
    public void RejectASecondAggregator()
    {
        var wrong = Assert.Throws<SettingsException>(() => Settings.Parse(Given((Setting.Evidence, "config:one,config:two"))));

        Assert.StartsWith("FLEETDIFF_EVIDENCE is 'config:two'", Assert.Single(wrong.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void ReportEveryProblemAtOnce()
    {
        var wrong = Assert.Throws<SettingsException>(() => Settings.Parse(new Dictionary<string, string?>
        {
            [Setting.ViewArn] = "arn:aws:resource-explorer-2:eu-west-1:111122223333:index/1",
            [Setting.Archive] = "s3://A",
            [Setting.TopicArn] = "fleetdiff",
            [Setting.Evidence] = "guess",
            [Setting.AlertOn] = "sometimes",
            [Setting.TimeZone] = "Berlin",
            [Setting.GraceHours] = "-1",
            [Setting.ExemptTag] = new string('x', 129),
            [Setting.Accounts] = "111122223333,12345",
        }));

        Assert.Equal(
            [Setting.ViewArn, Setting.Archive, Setting.TopicArn, Setting.Evidence, Setting.TimeZone, Setting.GraceHours, Setting.AlertOn,
                Setting.ExemptTag, Setting.Accounts],
            wrong.Problems.Select(problem => problem.Split(' ')[0]));
        Assert.Contains("FLEETDIFF_ALERT_ON is 'sometimes'; expected new, any or never.", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("FLEETDIFF_ACCOUNTS is '12345'; expected organization, none, or account ids of 12 digits, comma "
            + "separated, such as 111122223333,222233334444.",
            wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NameTheRequiredSettings()
    {
        var wrong = Assert.Throws<SettingsException>(() => Settings.Parse(new Dictionary<string, string?>()));

        Assert.StartsWith("FleetDiff is not configured:\n- FLEETDIFF_VIEW_ARN is required: the ARN of a multi-account "
            + "Resource Explorer view",
            wrong.Message, StringComparison.Ordinal);
        Assert.EndsWith("\n- FLEETDIFF_ARCHIVE is required: s3://bucket/prefix, or a folder.", wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s3://bucket")]
    [InlineData("s3://bucket/")]
    [InlineData("s3://bucket/a/b/")]
    [InlineData("/var/lib/fleetdiff")]
    [InlineData("runs")]
    public void AcceptABucketOrAFolderAsTheArchive(string archive) =>
        Assert.NotNull(Settings.Parse(Given((Setting.Archive, archive))).Archive);

    [Theory]
    [InlineData("s3://")]
    [InlineData("s3://ab")]
    [InlineData("s3://Bucket/prefix")]
    [InlineData("https://bucket.example")]
    [InlineData("arn:aws:s3:::bucket")]
    [InlineData("s3:bucket/prefix")]
    [InlineData("S3://bucket/prefix")]
    public void RejectAnyOtherArchive(string archive) =>
        Assert.Throws<SettingsException>(() => Settings.Parse(Given((Setting.Archive, archive))));

    [Theory]
    [InlineData("arn:aws:sns:eu-west-1:111122223333:topic.fifo")]
    [InlineData("arn:aws:sns:eu-west-1:111122223333:topic:1a2b3c4d")]
    [InlineData("arn:aws:sqs:eu-west-1:111122223333:topic")]
    [InlineData("arn:aws:sns::111122223333:topic")]
    public void AcceptOnlyAStandardTopic(string topic) =>
        Assert.Throws<SettingsException>(() => Settings.Parse(Given((Setting.TopicArn, topic))));

    [Fact]
    public void TheDateOfARunFollowsTheTimeZone()
    {
        var settings = Settings.Parse(Given((Setting.TimeZone, "Asia/Tokyo")));

        Assert.Equal(new DateOnly(2026, 11, 24), settings.GetRunDate(new(2026, 11, 23, 16, 0, 0, TimeSpan.Zero)));
    }

    private static Dictionary<string, string?> Given(params (string Name, string Value)[] more)
    {
        var given = new Dictionary<string, string?>
        {
            [Setting.ViewArn] = ViewArn,
            [Setting.Archive] = "s3://fleetdiff-archive/nightly/",
        };
        foreach (var (name, value) in more)
        {
            given[name] = value;
        }

        return given;
    }
}
