using System.Diagnostics;
using FleetDiff.Aws.Storage;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Archive;
using FleetDiff.Core.Tests.Pipeline.Archive;

namespace FleetDiff.Aws.Tests;

public sealed class FolderArchiveTests : ArchiveContract, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fleetdiff-");

    public void Dispose() => _folder.Delete(recursive: true);

    protected override IArchive Open() => new FolderArchive(_folder.FullName);

    [Fact]
    public async Task RejectsAFolderThatIsAFile()
    {
        var file = Path.Combine(_folder.FullName, "runs");
        await File.WriteAllTextAsync(file, "");

        var failure = await Assert.ThrowsAsync<RunFailedException>(
            () => new FolderArchive(file).OpenAsync(ArchiveKeys.Exemptions, default));

        Assert.Equal($"{file} is a file, and the archive must be a folder. Set another archive, and run again.", failure.Message);
        Assert.Contains(
            "cannot be written", (await Assert.ThrowsAsync<RunFailedException>(() => StoreAsync(new FolderArchive(file)))).Message);
    }

    [Fact]
    public async Task DoesNotWaitForAFifo()
    {
        if (OperatingSystem.IsLinux())
        {
            using var make = Process.Start("mkfifo", [Path.Combine(_folder.FullName, ArchiveKeys.Exemptions)]);
            await make.WaitForExitAsync();

            await Assert.ThrowsAsync<InvalidDataException>(() => Open().OpenAsync(ArchiveKeys.Exemptions, default));
            await Assert.ThrowsAsync<RunFailedException>(() => ExemptionsFile.ReadAsync(Open(), default));
        }
    }

    [Fact]
    public async Task OnlyTheOwnerCanReadIt()
    {
        if (!OperatingSystem.IsWindows())
        {
            await StoreAsync(Open());

            var others = UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
            Assert.Equal(default, File.GetUnixFileMode(Path.Combine(_folder.FullName, ArchiveKeys.Lease(1))) & others);
            Assert.Equal(default, File.GetUnixFileMode(Path.Combine(_folder.FullName, ArchiveKeys.Leases)) & others);
        }
    }

    [Fact]
    public async Task DeletesTheTemporaryFilesOfAKilledRun()
    {
        var left = Leave("report.html.abcdefgh.ij1.unfinished", DateTime.UtcNow.AddHours(-1));
        var fresh = Leave("report.html.abcdefgh.ij2.unfinished", DateTime.UtcNow);
        var another = Leave("notes.unfinished", DateTime.UtcNow.AddHours(-1));

        await StoreAsync(Open());

        Assert.Equal([false, true, true], [File.Exists(left), File.Exists(fresh), File.Exists(another)]);
    }

    private string Leave(string name, DateTime written)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder.FullName, "reports", "date=2026-11-22"));
        var file = Path.Combine(folder.FullName, name);
        File.WriteAllText(file, "");
        File.SetLastWriteTimeUtc(file, written);
        return file;
    }

    private static Task StoreAsync(IArchive archive) => archive.PutAsync(
        ArchiveKeys.Lease(1), new("application/json", (stream, ct) => stream.WriteAsync("{}"u8.ToArray(), ct).AsTask()), default);

    [Fact]
    public void ExpandsTheHomeFolder() => Assert.Equal(
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "runs", ArchiveKeys.Exemptions),
        new FolderArchive("~/runs").Locate(ArchiveKeys.Exemptions));
}

public sealed class S3ArchiveContractTests : ArchiveContract, IAsyncLifetime
{
    private WireFixture _wire = null!;

    public async Task InitializeAsync() => _wire = await WireFixture.StartAsync();

    public async Task DisposeAsync() => await _wire.DisposeAsync();

    protected override IArchive Open() => _wire.Archive();
}
