using FleetDiff.Core.Tests.Running;
using FleetDiff.Running;

namespace FleetDiff.Aws.Tests;

public sealed class ArchiveInAFolder : ArchiveContract, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fleetdiff-");

    public void Dispose() => _folder.Delete(recursive: true);

    protected override IArchive Open() => new FolderArchive(_folder.FullName);

    [Fact]
    public async Task SaysAtOnceThatItsFolderIsAFile()
    {
        var file = Path.Combine(_folder.FullName, "nights");
        await File.WriteAllTextAsync(file, "");

        var failure = await Assert.ThrowsAsync<NightFailedException>(
            () => new FolderArchive(file).OpenAsync(ArchiveKeys.Exemptions, default));

        Assert.Equal($"{file} is a file, and the archive needs a folder. Name another, and run again.", failure.Message);
    }

    [Fact]
    public void KnowsTheHomeFolder() => Assert.Equal(
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "nights", ArchiveKeys.Exemptions),
        new FolderArchive("~/nights").Locate(ArchiveKeys.Exemptions));
}

public sealed class ArchiveInS3 : ArchiveContract, IAsyncLifetime
{
    private Wire _wire = null!;

    public async Task InitializeAsync() => _wire = await Wire.StartAsync();

    public async Task DisposeAsync() => await _wire.DisposeAsync();

    protected override IArchive Open() => _wire.Archive();
}
