using System.Text.Json.Nodes;

namespace FleetDiff.Cdk.Tests;

public sealed class ArchiveBucketTests
{
    private static JsonNode Bucket(Template template) => template.The("AWS::S3::Bucket", "ArchiveBucket");

    [SynthFact]
    public void IsEncryptedWithKeysOfS3()
    {
        var rule = Bucket(Templates.Usual)["BucketEncryption"]!["ServerSideEncryptionConfiguration"]![0]!;

        Assert.Equal("AES256", (string?)rule["ServerSideEncryptionByDefault"]!["SSEAlgorithm"]);
    }

    [SynthFact]
    public void KeepsPreviousVersions() =>
        Assert.Equal("Enabled", (string?)Bucket(Templates.Usual)["VersioningConfiguration"]!["Status"]);

    [SynthFact]
    public void BlocksPublicAccess() => Assert.All(
        Bucket(Templates.Usual)["PublicAccessBlockConfiguration"]!.AsObject(), item => Assert.True((bool)item.Value!));

    [SynthFact]
    public void RequiresTls() => Assert.Contains(
        Template.Statements(Templates.Usual.The("AWS::S3::BucketPolicy", "ArchiveBucket")["PolicyDocument"]!),
        statement => (string?)statement["Effect"] == "Deny" && (string?)statement["Action"] == "s3:*"
            && (string?)statement["Condition"]?["Bool"]?["aws:SecureTransport"] == "false");

    [SynthFact]
    public void IsRetainedWhenTheStackIsDeleted() => Assert.All(
        Templates.Usual.Resources.Where(resource => (string?)resource.Value["Type"] == "AWS::S3::Bucket"
            && resource.Key.StartsWith("Archive", StringComparison.Ordinal)),
        bucket => Assert.Equal(("RetainExceptOnCreate", "Retain"),
            ((string?)bucket.Value["DeletionPolicy"], (string?)bucket.Value["UpdateReplacePolicy"])));

    [SynthFact]
    public void IsDeletedWhenItsDeploymentFails() => Assert.DoesNotContain(
        Templates.Full.Resources.Values, resource => (string?)resource["DeletionPolicy"] == "Retain");

    [SynthFact]
    public void UsesTheCustomerKey()
    {
        var rule = Bucket(Templates.KeyAndTags)["BucketEncryption"]!["ServerSideEncryptionConfiguration"]![0]!;

        Assert.Equal(("aws:kms", Templates.CustomerKey, true),
            ((string?)rule["ServerSideEncryptionByDefault"]!["SSEAlgorithm"],
                (string?)rule["ServerSideEncryptionByDefault"]!["KMSMasterKeyID"], (bool)rule["BucketKeyEnabled"]!));
    }

    [SynthFact]
    public void LogBucketIsVersionedAndWritableForS3()
    {
        var logs = Templates.KeyAndTags.The("AWS::S3::Bucket", "ArchiveAccessLogs");

        Assert.Equal("Enabled", (string?)logs["VersioningConfiguration"]!["Status"]);
        Assert.Equal("AES256", (string?)logs["BucketEncryption"]!["ServerSideEncryptionConfiguration"]![0]!
            ["ServerSideEncryptionByDefault"]!["SSEAlgorithm"]);
    }

    [SynthFact]
    public void KeepsRunsForThreeYearsWithOldOnesInColderStorage() => Assert.All(OfRuns(Templates.Usual), rule =>
    {
        Assert.Equal((1095, 1095),
            ((int)rule["ExpirationInDays"]!, (int)rule["NoncurrentVersionExpiration"]!["NoncurrentDays"]!));
        Assert.Equal("GLACIER_IR", (string?)rule["Transitions"]![0]!["StorageClass"]);
    });

    [SynthFact]
    public void KeepsRunsForTheGivenTime() =>
        Assert.All(OfRuns(Templates.Full), rule => Assert.Equal(400, (int)rule["ExpirationInDays"]!));

    [SynthFact]
    public void DoesNotMoveObjectsThatExpireSoon() =>
        Assert.All(OfRuns(Templates.NewView), rule => Assert.Null(rule["Transitions"]));

    [SynthFact]
    public void ExpiresRunsButNotTheExemptions() => Assert.Equal(
        ["fleetdiff/alerts/date=", "fleetdiff/instances/date=", "fleetdiff/leases/", "fleetdiff/reports/date="],
        Rules(Templates.Usual).Select(rule => (string?)rule["Prefix"]).Order(StringComparer.Ordinal));

    [SynthFact]
    public void ExpiresTheRunsOfEveryFleet() => Assert.Equal(
        ["alerts/date=", "instances/date=", "leases/", "reports/date="],
        Rules(Templates.Full).Select(rule => (string?)rule["Prefix"])
            .Where(prefix => prefix!.StartsWith("fleetdiff/apac/", StringComparison.Ordinal))
            .Select(prefix => prefix!["fleetdiff/apac/".Length..]).Order(StringComparer.Ordinal));

    [SynthFact]
    public void ExpiresLeasesAfterAMonth()
    {
        var rule = Assert.Single(Rules(Templates.Full), rule => (string?)rule["Prefix"] == "fleetdiff/leases/");

        Assert.Equal(30, (int)rule["ExpirationInDays"]!);
        Assert.Null(rule["Transitions"]);
    }

    [SynthFact]
    public void ObjectLockInComplianceModeOnRequest()
    {
        var retention = Bucket(Templates.Full)["ObjectLockConfiguration"]!["Rule"]!["DefaultRetention"]!;

        Assert.Equal(("COMPLIANCE", 365), ((string?)retention["Mode"], (int)retention["Days"]!));
    }

    [SynthFact]
    public void HasNoObjectLockByDefault() => Assert.Null(Bucket(Templates.Usual)["ObjectLockConfiguration"]);

    [SynthFact]
    public void HasAccessLogs()
    {
        var destination = Bucket(Templates.Usual)["LoggingConfiguration"]!["DestinationBucketName"];

        Assert.StartsWith("<ArchiveAccessLogs", Template.Text(destination), StringComparison.Ordinal);
    }

    [SynthFact]
    public void AcceptsAnExistingBucket()
    {
        Assert.Empty(Templates.Existing.All("AWS::S3::Bucket", "Archive"));
        Assert.Equal("s3://example-audit-archive/fleetdiff",
            Template.Text(Templates.Existing.The("AWS::Lambda::Function", "Run")
                ["Environment"]!["Variables"]!["FLEETDIFF_ARCHIVE"]));
    }

    private static IEnumerable<JsonNode> OfRuns(Template template) =>
        Rules(template).Where(rule => ((string?)rule["Prefix"])!.EndsWith("date=", StringComparison.Ordinal));

    private static IEnumerable<JsonNode> Rules(Template template) =>
        Template.Items(Bucket(template)["LifecycleConfiguration"]!["Rules"]);
}
