namespace FleetDiff.Cdk.Tests;

public sealed class ArchiveBucketTests
{
    [SynthFact]
    public void IsRetainedWhenTheStackIsDeletedButNotWhenItsDeploymentFails() => Assert.All(
        Templates.Full.Resources.Values.Where(resource => (string?)resource["Type"] == "AWS::S3::Bucket"),
        bucket => Assert.Equal(("RetainExceptOnCreate", "Retain"),
            ((string?)bucket["DeletionPolicy"], (string?)bucket["UpdateReplacePolicy"])));

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
    public void AnExistingBucketReplacesIt() => Assert.Empty(Templates.Existing.All("AWS::S3::Bucket"));

    private static IEnumerable<string> FormatRules(Template template, string prefix) =>
        from rule in Template.Items(template["ArchiveBucket"]["LifecycleConfiguration"]!["Rules"])
        let text = string.Join(' ', new[]
        {
            "Prefix", "ExpirationInDays", "NoncurrentVersionExpiration/NoncurrentDays", "Transitions/0/StorageClass",
        }.Select(path => Template.Text(rule, path)))
        where text.StartsWith(prefix, StringComparison.Ordinal)
        orderby text
        select text;
}
