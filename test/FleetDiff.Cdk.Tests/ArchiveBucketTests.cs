using System.Text.Json.Nodes;

namespace FleetDiff.Cdk.Tests;

public sealed class ArchiveBucketTests
{
    private const string Encryption = "BucketEncryption/ServerSideEncryptionConfiguration/0";

    private static JsonNode Bucket(Template template) => template.The("AWS::S3::Bucket", "ArchiveBucket");

    [SynthTheory]
    [InlineData("usual", $"{Encryption}/ServerSideEncryptionByDefault/SSEAlgorithm", "AES256")]
    [InlineData("custom", $"{Encryption}/ServerSideEncryptionByDefault/SSEAlgorithm", "aws:kms")]
    [InlineData("custom", $"{Encryption}/ServerSideEncryptionByDefault/KMSMasterKeyID", Templates.CustomerKey)]
    [InlineData("custom", $"{Encryption}/BucketKeyEnabled", "true")]
    [InlineData("usual", "VersioningConfiguration/Status", "Enabled")]
    [InlineData("usual", "ObjectLockConfiguration", "")]
    [InlineData("full", "ObjectLockConfiguration/Rule/DefaultRetention/Mode", "COMPLIANCE")]
    [InlineData("full", "ObjectLockConfiguration/Rule/DefaultRetention/Days", "365")]
    public void HasTheProperty(string configuration, string path, string value) =>
        Assert.Equal(value, Template.Text(Bucket(Templates.Get(configuration)), path));

    // S3 delivers logs only to a bucket with its own keys.
    [SynthTheory]
    [InlineData("VersioningConfiguration/Status", "Enabled")]
    [InlineData($"{Encryption}/ServerSideEncryptionByDefault/SSEAlgorithm", "AES256")]
    public void LogBucketHasTheProperty(string path, string value)
    {
        var bucket = Template.Text(Bucket(Templates.Custom), "LoggingConfiguration/DestinationBucketName");

        Assert.StartsWith("<ArchiveAccessLogs", bucket, StringComparison.Ordinal);
        Assert.Equal(value, Template.Text(Templates.Custom.The("AWS::S3::Bucket", "ArchiveAccessLogs"), path));
    }

    [SynthFact]
    public void BlocksPublicAccess() => Assert.All(
        Bucket(Templates.Usual)["PublicAccessBlockConfiguration"]!.AsObject(), item => Assert.True((bool)item.Value!));

    [SynthFact]
    public void RequiresTls() =>
        Assert.True(Template.DeniesWithoutTls(Templates.Usual.The("AWS::S3::BucketPolicy", "ArchiveBucket"), "s3:*"));

    [SynthFact]
    public void IsRetainedWhenTheStackIsDeletedButNotWhenItsDeploymentFails() => Assert.All(
        Templates.Full.Resources.Where(resource => (string?)resource.Value["Type"] == "AWS::S3::Bucket"),
        bucket => Assert.Equal(("RetainExceptOnCreate", "Retain"),
            ((string?)bucket.Value["DeletionPolicy"], (string?)bucket.Value["UpdateReplacePolicy"])));

    // exemptions.csv does not expire. A lease expires after a month.
    [SynthTheory]
    [InlineData("usual", "1095", "GLACIER_IR")]
    [InlineData("full", "400", "GLACIER_IR")]
    [InlineData("custom", "90", "")]
    public void ExpiresRunsAndLeasesAndMovesOldRuns(string configuration, string days, string storage) => Assert.Equal(
        [
            $"fleetdiff/alerts/date= {days} {days} {storage}",
            $"fleetdiff/instances/date= {days} {days} {storage}",
            "fleetdiff/leases/ 30 30 ",
            $"fleetdiff/reports/date= {days} {days} {storage}",
        ],
        FormatRules(Templates.Get(configuration), "fleetdiff/").Where(rule => !rule.Contains("apac", StringComparison.Ordinal)));

    [SynthFact]
    public void ExpiresTheRunsOfEveryFleet() => Assert.Equal(
        [
            "fleetdiff/apac/alerts/date=", "fleetdiff/apac/instances/date=", "fleetdiff/apac/leases/",
            "fleetdiff/apac/reports/date=",
        ],
        FormatRules(Templates.Full, "fleetdiff/apac/").Select(rule => rule.Split(' ')[0]));

    [SynthFact]
    public void AcceptsAnExistingBucket()
    {
        Assert.Empty(Templates.Existing.All("AWS::S3::Bucket", "Archive"));
        Assert.Equal("s3://example-audit-archive/fleetdiff", Template.Text(
            Templates.Existing.The("AWS::Lambda::Function", "Run"), "Environment/Variables/FLEETDIFF_ARCHIVE"));
    }

    private static IEnumerable<string> FormatRules(Template template, string prefix) =>
        from rule in Template.Items(Bucket(template)["LifecycleConfiguration"]!["Rules"])
        let text = string.Join(' ', new[]
        {
            "Prefix", "ExpirationInDays", "NoncurrentVersionExpiration/NoncurrentDays", "Transitions/0/StorageClass",
        }.Select(path => Template.Text(rule, path)))
        where text.StartsWith(prefix, StringComparison.Ordinal)
        orderby text
        select text;
}
