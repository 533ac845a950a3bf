using System.Text;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Archive;
using LocalAws;

namespace FleetDiff.Aws.Tests.Storage;

public sealed class S3ArchiveTests : WireTests
{
    private const string Key = "reports/date=2026-11-23/report.json";

    [Fact]
    public async Task StoresEveryKeyUnderThePrefixWithItsMediaType()
    {
        await Wire.Archive().PutAsync(Key, Text("run"), default);

        var stored = Aws.S3.Find(WireFixture.BucketName, $"nightly/{Key}");
        Assert.Equal("text/plain", stored?.ContentType);
        Assert.Equal($"s3://{WireFixture.BucketName}/nightly/{Key}", Wire.Archive().Locate(Key));
    }

    [Fact]
    public async Task RecognizesItsOwnObjectAfterALostResponse()
    {
        Aws.Faults.On("PutObject", occurrence: 1, Fault.After);

        Assert.True(await Wire.Archive().TryAddAsync(Key, Text("ours"), default));
        Assert.Equal(2, Wire.Calls("PutObject"));
    }

    [Fact]
    public async Task DoesNotReplaceTheObjectOfAFasterRun()
    {
        Aws.S3.Put(WireFixture.BucketName, $"nightly/{Key}", Encoding.UTF8.GetBytes("them"));

        Assert.False(await Wire.Archive().TryAddAsync(Key, Text("ours"), default));
        Assert.Equal("them", Encoding.UTF8.GetString(Wire.Stored()[$"nightly/{Key}"]));
    }

    [Fact]
    public async Task RetriesWhenTwoConditionalWritesCollide()
    {
        Aws.Faults.On("PutObject", occurrence: 1,
            Fault.Refusal(409, "ConditionalRequestConflict", "A conflicting operation is in progress."));

        Assert.True(await Wire.Archive().TryAddAsync(Key, Text("ours"), default));
    }

    [Fact]
    public async Task ReadsAgainAfterABrokenConnection()
    {
        await Wire.Archive().PutAsync(Key, Text(new string('x', 300_000)), default);
        Aws.Faults.On("GetObject", occurrence: 1, Fault.CutConnection);

        await using var stream = await Wire.Archive().OpenAsync(Key, default);

        Assert.Equal(300_000, stream?.Length);
    }

    [Fact]
    public async Task ReadsAgainAfterATimeout()
    {
        await Wire.Archive().PutAsync(Key, Text("run"), default);
        Aws.Faults.On("GetObject", occurrence: 1, Fault.Delay(TimeSpan.FromMinutes(5)));

        await using var stream = await Wire.Archive(timeout: TimeSpan.FromSeconds(1)).OpenAsync(Key, default);

        Assert.Equal(3, stream?.Length);
    }

    [Fact]
    public async Task ListsMoreThanOnePageOfRuns()
    {
        for (var i = 0; i < 1005; i++)
        {
            Aws.S3.Put(WireFixture.BucketName, $"nightly/reports/date={i:0000}/report.json", new byte[1]);
        }

        Assert.Equal(1005, (await Wire.Archive().ListAsync("reports/", default)).Distinct().Count());
    }

    [Theory]
    [InlineData("PutObject", "s3:PutObject")]
    [InlineData("GetObject", "s3:GetObject")]
    [InlineData("ListObjectsV2", "s3:ListBucket")]
    public async Task NamesTheMissingAction(string operation, string action)
    {
        Aws.Faults.On(operation, Fault.Denied);

        var failure = await Assert.ThrowsAsync<RunFailedException>(() => operation switch
        {
            "PutObject" => Wire.Archive().PutAsync(Key, Text("run"), default),
            "GetObject" => Wire.Archive().OpenAsync(Key, default),
            _ => Wire.Archive().ListAsync("reports/", default),
        });

        Assert.Contains("AccessDenied (HTTP 403)", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"Allow {action} on", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReportsAMissingBucket()
    {
        var failure = await Assert.ThrowsAsync<RunFailedException>(
            () => Wire.Archive("no-such-bucket").ListAsync("reports/", default));

        Assert.StartsWith("Listing s3://no-such-bucket/nightly/reports/ failed: NoSuchBucket", failure.Message, StringComparison.Ordinal);
    }

    private static FileContent Text(string text) => WireFixture.Content(text);
}
