using System.IO.Compression;
using FleetDiff.Bundle;

namespace FleetDiff.Cdk.Tests.Bundle;

public sealed class DeterministicZipTests
{
    private static readonly DateTimeOffset Time = new(2026, 11, 23, 2, 30, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("fleetdiff-zip-").FullName;

    public DeterministicZipTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "in", "cs"));
        foreach (var name in new[] { "notes", "bootstrap", "cs/texts" })
        {
            File.WriteAllText(Path.Combine(_folder, "in", name), $"text of {name}");
        }
    }

    [Fact]
    public void TheSameFilesMakeTheSameBytes()
    {
        var earlier = Create("a.zip");
        File.SetLastWriteTimeUtc(Path.Combine(_folder, "in", "bootstrap"), DateTime.UtcNow.AddDays(-9));

        Assert.Equal(earlier, Create("b.zip"));
    }

    [Fact]
    public void EntriesAreSortedAndHaveTheTimeAndTheMode()
    {
        using var zip = new ZipArchive(new MemoryStream(Create("a.zip")));

        Assert.Equal(["bootstrap", "cs/texts", "notes"], zip.Entries.Select(entry => entry.FullName));
        Assert.All(zip.Entries, entry => Assert.Equal(Time.DateTime, entry.LastWriteTime.DateTime));
        Assert.Equal(["755", "644", "644"],
            zip.Entries.Select(entry => Convert.ToString((entry.ExternalAttributes >> 16) & 0x1FF, 8)));
        using var reader = new StreamReader(zip.GetEntry("notes")!.Open());
        Assert.Equal("text of notes", reader.ReadToEnd());
    }

    private byte[] Create(string name)
    {
        var file = Path.Combine(_folder, name);
        DeterministicZip.Create(Path.Combine(_folder, "in"), file, Time, "bootstrap");
        return File.ReadAllBytes(file);
    }
}
