using FleetDiff.Aws.Storage;

namespace FleetDiff.Aws.Tests.Storage;

public sealed class AtomicFileTests
{
    [Fact]
    public async Task LeavesNoFileEvenWhenTheProcessIsKilled()
    {
        await using var file = AtomicFile.CreateTemporary();
        await file.WriteAsync(new byte[100_000]);
        file.Position = 0;

        Assert.Equal(100_000, file.Length);
        Assert.True(OperatingSystem.IsWindows() || !File.Exists(file.Name));
    }
}
