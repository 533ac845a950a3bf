using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FleetDiff.Benchmarks.Scale;

/// <summary>The measured program (test/FleetDiff.Benchmarks.Run), published.</summary>
/// <param name="Path">The path of the executable.</param>
internal sealed record RunHost(string Path)
{
    public static async Task<RunHost> PublishAsync(bool native)
    {
        var output = System.IO.Path.Combine(AppContext.BaseDirectory, "run", native ? "native" : "managed");
        using var publish = Process.Start(new ProcessStartInfo("dotnet",
        [
            "publish", System.IO.Path.Combine(Here(), "../../FleetDiff.Benchmarks.Run"), "-c", "Release", "-v", "q",
            "-r", RuntimeInformation.RuntimeIdentifier, "-o", output, $"-p:PublishAot={native}", "--self-contained",
            native ? "true" : "false",
        ]))!;
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0
            ? new(System.IO.Path.Combine(output, "benchmark-run"))
            : throw new InvalidOperationException("The measured process could not be published.");
    }

    private static string Here([CallerFilePath] string file = "") => System.IO.Path.GetDirectoryName(file)!;
}
