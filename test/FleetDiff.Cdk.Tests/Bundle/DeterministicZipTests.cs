using System.IO.Compression;
using FleetDiff.Bundle;

namespace FleetDiff.Cdk.Tests.Bundle;

public sealed class DeterministicZipTests
{
    private static readonly DateTimeOffset Time = new(2026, 11, 23, 2, 30, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("fleetdiff-zip-").FullName;

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
        Create("a.zip");

        using var zip = ZipFile.OpenRead(Path.Combine(_folder, "a.zip"));
        Assert.Equal(["bootstrap", "cs/texts", "notes"], zip.Entries.Select(entry => entry.FullName));
        Assert.All(zip.Entries, entry => Assert.Equal(Time.DateTime, entry.LastWriteTime.DateTime));
        Assert.Equal(["755", "644", "644"],
            zip.Entries.Select(entry => Convert.ToString((entry.ExternalAttributes >> 16) & 0x1FF, 8)));
    }

    [Fact]
    public void AZipFileThatIsWrittenAgainHasOneTimeAndTheSameContents()
    {
        var source = Path.Combine(_folder, "source.zip");
        ZipFile.CreateFromDirectory(MakeFiles(), source);

        DeterministicZip.Rewrite(source, Path.Combine(_folder, "a.zip"), Time);

        using var zip = ZipFile.OpenRead(Path.Combine(_folder, "a.zip"));
        Assert.All(zip.Entries, entry => Assert.Equal(Time.DateTime, entry.LastWriteTime.DateTime));
        using var reader = new StreamReader(zip.GetEntry("notes")!.Open());
        Assert.Equal("text of notes", reader.ReadToEnd());
    }

    private byte[] Create(string name)
    {
        var file = Path.Combine(_folder, name);
        DeterministicZip.Create(MakeFiles(), file, Time, entry => entry == "bootstrap");
        return File.ReadAllBytes(file);
    }

    private string MakeFiles()
    {
        var folder = Path.Combine(_folder, "in");
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(Path.Combine(folder, "cs"));
            foreach (var name in new[] { "notes", "bootstrap", "cs/texts" })
            {
                File.WriteAllText(Path.Combine(folder, name), $"text of {name}");
            }
        }

        return folder;
    }
}
