using System.Diagnostics;
using System.Globalization;
using LocalAws;

namespace FleetDiff.Benchmarks.Scale;

/// <summary>A child process that runs <c>serve</c>.</summary>
internal sealed class FleetServer : IDisposable
{
    private readonly Process _process;

    private FleetServer(Process process, string url)
    {
        _process = process;
        Url = url;
    }

    public string Url { get; }

    public static async Task<FleetServer> StartAsync(int instances, bool fat = false)
    {
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!)
        {
            ArgumentList =
            {
                "serve", "--instances", instances.ToString(CultureInfo.InvariantCulture), "--fat", fat ? "true" : "false",
            },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        return new(process, await process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("The server did not start."));
    }

    /// <summary>Returns the environment variables of a process that uses this server.</summary>
    public IEnumerable<KeyValuePair<string, string>> CreateEnvironment(LocalAwsServer like, string archive) =>
    [
        .. like.Environment,
        new("AWS_ENDPOINT_URL", Url),
        new("FLEETDIFF_VIEW_ARN", LargeFleet.ViewArn),
        new("FLEETDIFF_ARCHIVE", archive),
        new("FLEETDIFF_ACCOUNTS", "none"),
        // The garbage collector sizes its youngest generation by the L3 cache, so that the peak memory depends on the machine. This
        // is the size for a cache of 35 MB, in hexadecimal bytes.
        new("DOTNET_GCgen0size", "1B00000"),
    ];

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
