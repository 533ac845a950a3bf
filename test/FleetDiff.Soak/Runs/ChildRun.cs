using System.Diagnostics;
using System.Globalization;
using FleetDiff.Soak.Observed;

namespace FleetDiff.Soak.Runs;

/// <summary>The result of a child process.</summary>
/// <param name="ExitCode">0 on success, 1 on failure, another value if it was killed.</param>
/// <param name="Errors">The standard error.</param>
internal sealed record RunEnd(int ExitCode, string Errors);

/// <summary>A child process that runs FleetDiff once.</summary>
internal sealed class ChildRun : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(3);

    private readonly Process _process;

    private ChildRun(Process process) => _process = process;

    /// <param name="environment">The environment variables.</param>
    /// <param name="run">The date of the run.</param>
    /// <param name="now">The time that its clock shows at the start.</param>
    public static ChildRun Start(
        IEnumerable<KeyValuePair<string, string>> environment, DateOnly run, DateTimeOffset now)
    {
        var start = new ProcessStartInfo("dotnet",
        [
            typeof(ChildRun).Assembly.Location, ChildRunHost.Command,
            run.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), now.ToString("O", CultureInfo.InvariantCulture),
        ])
        {
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new(Process.Start(start)!);
    }

    /// <summary>Kills the process (SIGKILL).</summary>
    public void Kill() => _process.Kill();

    public async Task<RunEnd> EndAsync()
    {
        using var timeout = new CancellationTokenSource(Timeout);
        try
        {
            var errors = await _process.StandardError.ReadToEndAsync(timeout.Token);
            await _process.WaitForExitAsync(timeout.Token);
            return new(_process.ExitCode, errors.Trim());
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
            throw new DifferenceException($"an attempt did not end within {Timeout.TotalMinutes} minutes");
        }
    }

    public void Dispose() => _process.Dispose();
}
