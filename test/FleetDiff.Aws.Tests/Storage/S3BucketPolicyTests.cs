using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Aws.Tests.Storage;

public sealed class S3BucketPolicyTests : WireTests
{
    private const string Key = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    private const string Stranger = "999999999999";

    private static readonly FileContent Note = WireFixture.Content("x");

    [Fact]
    public async Task WritesWithTheRequiredKey()
    {
        Aws.S3.CreateBucket("demanding", demandedKey: Key);
        var archive = Wire.Archive("demanding", kmsKeyArn: Key);

        await archive.PutAsync("a", Note, default);
        Assert.True(await archive.TryAddAsync("b", Note, default));

        Assert.Equal(["nightly/a", "nightly/b"], Aws.S3.Objects("demanding").Keys.Order());
    }

    [Fact]
    public async Task NamesTheSettingWhenTheBucketRequiresAKey()
    {
        Aws.S3.CreateBucket("demanding", demandedKey: Key);

        var failure = await Assert.ThrowsAsync<RunFailedException>(
            () => Wire.Archive("demanding").PutAsync("a", Note, default));

        Assert.EndsWith(
            "A statement in the bucket policy denies it. If the policy requires SSE-KMS, set FLEETDIFF_KMS_KEY_ARN to the key. "
                + "Otherwise, exclude the role that runs FleetDiff from the statement. Then run again.",
            failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UsesABucketOfTheExpectedOwner()
    {
        var archive = Wire.Archive(owner: LocalAws.LocalAwsServer.AccountId);

        await archive.PutAsync("a", Note, default);
        await (await archive.OpenAsync("a", default))!.DisposeAsync();
        Assert.Equal(["a"], await archive.ListAsync("", default));
    }

    [Fact]
    public async Task RejectsABucketOfAnotherOwner()
    {
        var archive = Wire.Archive(owner: Stranger);

        foreach (var call in (Func<Task>[])[
            () => archive.PutAsync("a", Note, default), () => archive.OpenAsync("a", default),
            () => archive.ListAsync("", default)])
        {
            var failure = await Assert.ThrowsAsync<RunFailedException>(call);
            Assert.Contains($"(in a bucket of account {Stranger}: FLEETDIFF_BUCKET_OWNER)", failure.Message,
                StringComparison.Ordinal);
        }

        Assert.Empty(Wire.Stored());
    }
}
