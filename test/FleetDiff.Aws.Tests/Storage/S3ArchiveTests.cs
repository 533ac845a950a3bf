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

    [Theory]
    [InlineData(409, "ConditionalRequestConflict")]
    [InlineData(503, "SlowDown")]
    public async Task RetriesAConditionalWriteAfterATemporaryError(int status, string code)
    {
        Aws.Faults.On("PutObject", occurrence: 1, Fault.Refusal(status, code, "Try again."));

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

    private static FileContent Text(string text) => WireFixture.Content(text);
}
