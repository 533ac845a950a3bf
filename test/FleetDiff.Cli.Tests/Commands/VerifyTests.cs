using System.Security.Cryptography;

namespace FleetDiff.Cli.Tests.Commands;

public sealed class VerifyTests(DemoArchive demo) : IClassFixture<DemoArchive>, IDisposable
{
    private readonly TempFolder _temp = new();

    private string Instances => Path.Combine(_temp.Path, "instances/date=2026-11-23/instances.jsonl.gz");

    private string Report => Path.Combine(_temp.Path, "reports/date=2026-11-23/report.json");

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task PrintsTheHashThatSha256sumPrints()
    {
        var said = await VerifyAsync();

        Assert.Equal(0, said.ExitCode);
        Assert.Contains(
            $"SHA-256 {Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Instances)))}",
            said.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task DetectsAChangedList()
    {
        var said = await VerifyAsync(() => File.WriteAllBytes(Instances, TestGzip.Pack("{}\n")));

        Assert.Equal(1, said.ExitCode);
        Assert.Contains($"{Instances} has changed since the run wrote it: its SHA-256 is ", said.Error, StringComparison.Ordinal);
        Assert.Contains("Restore it", said.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DetectsAMissingList()
    {
        var said = await VerifyAsync(() => File.Delete(Instances));

        Assert.Equal(1, said.ExitCode);
        Assert.Contains($"{Instances} is missing.", said.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CannotVerifyARunWithoutARecordedHash()
    {
        var said = await VerifyAsync(() => File.WriteAllText(
            Report, File.ReadAllText(Report).Replace("\"instancesSha256\"", "\"was\"", StringComparison.Ordinal)));

        Assert.Equal(1, said.ExitCode);
        Assert.Contains($"{Report} has no SHA-256 of {Instances}", said.Error, StringComparison.Ordinal);
    }

    private async Task<CommandResult> VerifyAsync(Action? tamper = null)
    {
        _temp.Copy(demo.Path);
        tamper?.Invoke();
        return await Terminal.RunAsync("show", "2026-11-23", "--verify", "--archive", _temp.Path);
    }
}
