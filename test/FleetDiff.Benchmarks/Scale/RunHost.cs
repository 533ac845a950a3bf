using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
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
        var output = Path.Combine(AppContext.BaseDirectory, "run", native ? "native" : "managed");
        using var publish = Process.Start("dotnet",
        [
            "publish", Path.Combine(Here(), "../../FleetDiff.Benchmarks.Run"), "-c", "Release", "-v", "q",
            "-r", RuntimeInformation.RuntimeIdentifier, "-o", output, $"-p:PublishAot={native}", "--self-contained",
            native ? "true" : "false",
        ]);
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0
            ? new(Path.Combine(output, "benchmark-run"))
            : throw new InvalidOperationException("The measured process could not be published.");
    }

    /// <summary>Measures a complete run.</summary>
    /// <param name="aws">The services.</param>
    /// <param name="archive">The archive.</param>
    /// <param name="date">The date of the run.</param>
    /// <param name="factor">The divisor of waits: 1 for the quota of the service.</param>
    public Task<Measured> RunAsync(LocalAwsServer aws, string archive, string date, int factor = WithoutQuota) =>
        Measured.MeasureAsync(
            [path, "run", date, "2026-11-24T02:30:00Z", factor.ToString(CultureInfo.InvariantCulture)],
            LargeFleet.CreateEnvironment(aws, archive));

    /// <summary>Measures the reading of the pages alone.</summary>
    public Task<Measured> ReadPagesAsync(LocalAwsServer aws) =>
        Measured.MeasureAsync([path, "floor"], LargeFleet.CreateEnvironment(aws, "unused"));

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
