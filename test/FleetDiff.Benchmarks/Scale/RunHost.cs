using System.Runtime.InteropServices;
using LocalAws;

namespace FleetDiff.Benchmarks.Scale;

/// <summary>The measured program (test/FleetDiff.Benchmarks.Run), published.</summary>
/// <param name="path">The path of the executable.</param>
internal sealed class RunHost(string path)
{
    /// <summary>The divisor of waits that removes the quota.</summary>
    public const int WithoutQuota = 10_000;

    public static async Task<RunHost> PublishAsync(bool native)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "run", native ? "native" : "managed");
        await DotNet.PublishAsync(
            "test/FleetDiff.Benchmarks.Run", folder, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier,
            $"-p:PublishAot={native}", "--self-contained", $"{native}");
        return new(Path.Combine(folder, "benchmark-run"));
    }

    /// <summary>Measures a complete run.</summary>
    /// <param name="aws">The services.</param>
    /// <param name="archive">The archive.</param>
    /// <param name="date">The date of the run.</param>
    /// <param name="factor">The divisor of waits: 1 for the quota of the service.</param>
    public Task<Measured> RunAsync(LocalAwsServer aws, string archive, string date, int factor = WithoutQuota) =>
        Measured.MeasureAsync(
            aws, [path, "run", date, "2026-11-24T02:30:00Z", $"{factor}"], LargeFleet.CreateEnvironment(archive));

    /// <summary>Measures the reading of the pages alone.</summary>
    public Task<Measured> ReadPagesAsync(LocalAwsServer aws) =>
        Measured.MeasureAsync(aws, [path, "floor"], LargeFleet.CreateEnvironment("unused"));
}
