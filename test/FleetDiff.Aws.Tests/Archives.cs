using FleetDiff.Core.Tests.Running;
using FleetDiff.Running;

namespace FleetDiff.Aws.Tests;

public sealed class ArchiveInAFolder : ArchiveContract, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fleetdiff-");

    public void Dispose() => _folder.Delete(recursive: true);

    protected override IArchive Open() => new FolderArchive(_folder.FullName);
}

public sealed class ArchiveInS3 : ArchiveContract, IAsyncLifetime
{
    private Wire _wire = null!;

    public async Task InitializeAsync() => _wire = await Wire.StartAsync();

    public async Task DisposeAsync() => await _wire.DisposeAsync();

    protected override IArchive Open() => _wire.Archive();
}
