using System.Text;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Archive;
using LocalAws;

namespace FleetDiff.Aws.Tests.Storage;

public sealed class S3ArchiveTests : IAsyncLifetime
{
    private const string Key = "reports/date=2026-11-23/report.json";

    private WireFixture _wire = null!;

    public async Task InitializeAsync() => _wire = await WireFixture.StartAsync();

    public async Task DisposeAsync() => await _wire.DisposeAsync();

    [Fact]
    public async Task StoresEveryKeyUnderThePrefixWithItsMediaType()
    {
        await _wire.Archive().PutAsync(Key, Text("run"), default);

        var stored = _wire.Aws.S3.Find(WireFixture.BucketName, $"nightly/{Key}");
        Assert.Equal("text/plain", stored?.ContentType);
        Assert.Equal($"s3://{WireFixture.BucketName}/nightly/{Key}", _wire.Archive().Locate(Key));
    }

    [Fact]
    public async Task RecognizesItsOwnObjectAfterALostResponse()
    {
        _wire.Aws.Faults.On("PutObject", occurrence: 1, Fault.After);

        Assert.True(await _wire.Archive().TryAddAsync(Key, Text("ours"), default));
        Assert.Equal(2, _wire.Aws.Requests.Count(request => request.Operation == "PutObject"));
    }

    [Fact]
    public async Task DoesNotReplaceTheObjectOfAFasterRun()
    {
        _wire.Aws.S3.Put(WireFixture.BucketName, $"nightly/{Key}", Encoding.UTF8.GetBytes("them"));

        Assert.False(await _wire.Archive().TryAddAsync(Key, Text("ours"), default));
        Assert.Equal("them", Encoding.UTF8.GetString(_wire.Stored()[$"nightly/{Key}"]));
    }

    [Fact]
    public async Task RetriesWhenTwoConditionalWritesCollide()
    {
        _wire.Aws.Faults.On("PutObject", occurrence: 1,
            Fault.Refusal(409, "ConditionalRequestConflict", "A conflicting operation is in progress."));

        Assert.True(await _wire.Archive().TryAddAsync(Key, Text("ours"), default));
    }

    [Fact]
    public async Task ReadsAgainAfterABrokenConnection()
    {
        await _wire.Archive().PutAsync(Key, Text(new string('x', 300_000)), default);
        _wire.Aws.Faults.On("GetObject", occurrence: 1, Fault.CutConnection);

        await using var stream = await _wire.Archive().OpenAsync(Key, default);

        Assert.Equal(300_000, stream?.Length);
    }

    [Fact]
    public async Task ReadsAgainAfterATimeout()
    {
        await _wire.Archive().PutAsync(Key, Text("run"), default);
        _wire.Aws.Faults.On("GetObject", occurrence: 1, Fault.Delay(TimeSpan.FromMinutes(5)));

        await using var stream = await _wire.Archive(timeout: TimeSpan.FromSeconds(1)).OpenAsync(Key, default);

        Assert.Equal(3, stream?.Length);
    }

    [Fact]
    public async Task ListsMoreThanOnePageOfRuns()
    {
        for (var i = 0; i < 1005; i++)
        {
            _wire.Aws.S3.Put(WireFixture.BucketName, $"nightly/reports/date={i:0000}/report.json", new byte[1]);
        }

        Assert.Equal(1005, (await _wire.Archive().ListAsync("reports/", default)).Distinct().Count());
    }

    [Theory]
    [InlineData("PutObject", "s3:PutObject")]
    [InlineData("GetObject", "s3:GetObject")]
    [InlineData("ListObjectsV2", "s3:ListBucket")]
    public async Task NamesTheMissingAction(string operation, string action)
    {
        _wire.Aws.Faults.On(operation, Fault.Denied);

        var failure = await Assert.ThrowsAsync<RunFailedException>(() => operation switch
        {
            "PutObject" => _wire.Archive().PutAsync(Key, Text("run"), default),
            "GetObject" => _wire.Archive().OpenAsync(Key, default),
            _ => _wire.Archive().ListAsync("reports/", default),
        });

        Assert.Contains("AccessDenied (HTTP 403)", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"Allow {action} on", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReportsAMissingBucket()
    {
        var failure = await Assert.ThrowsAsync<RunFailedException>(
            () => _wire.Archive("no-such-bucket").ListAsync("reports/", default));

        Assert.StartsWith("Listing s3://no-such-bucket/nightly/reports/ failed: NoSuchBucket", failure.Message, StringComparison.Ordinal);
    }

    private static FileContent Text(string text) =>
        new("text/plain", (stream, ct) => stream.WriteAsync(Encoding.UTF8.GetBytes(text), ct).AsTask());
}
