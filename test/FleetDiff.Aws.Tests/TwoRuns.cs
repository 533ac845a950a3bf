using FleetDiff.Aws.Storage;
using FleetDiff.Core.Pipeline.Archive;
using FleetDiff.Core.Tests.Pipeline;

namespace FleetDiff.Aws.Tests;

// The tests in memory try every meeting point. These try some of them in each kind of archive.
public sealed class ConcurrentRunsInFolderTests : ConcurrentRunsContract, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fleetdiff-");

    public void Dispose() => _folder.Delete(recursive: true);

    protected override int Stride => 7;

    protected override IArchive Open(string name) => new FolderArchive(Path.Combine(_folder.FullName, name) + "/");
}

public sealed class ConcurrentRunsInS3Tests : ConcurrentRunsContract, IAsyncLifetime
{
    private WireFixture _wire = null!;

    public async Task InitializeAsync() => _wire = await WireFixture.StartAsync();

    public async Task DisposeAsync() => await _wire.DisposeAsync();

    protected override int Stride => 7;

    protected override IArchive Open(string name)
    {
        _wire.Aws.S3.CreateBucket(name);
        return _wire.Archive(name);
    }
}
