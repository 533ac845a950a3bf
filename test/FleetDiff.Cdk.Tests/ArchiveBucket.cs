namespace FleetDiff.Cdk.Tests;

public sealed class ArchiveBucket(Synthesis synthesis) : IClassFixture<Synthesis>
{
    [Fact]
    public void StaysWhenTheStackGoes() => synthesis.OfTheUsual.HasResource("AWS::S3::Bucket",
        new Dictionary<string, object> { ["DeletionPolicy"] = "Retain", ["UpdateReplacePolicy"] = "Retain" });
}
