using System.Diagnostics;
using System.Globalization;
using FleetDiff.Soak.Observed;

namespace FleetDiff.Soak.Runs;

/// <summary>How a run ended.</summary>
/// <param name="ExitCode">0 done, 1 failed; another one when it was killed.</param>
/// <param name="Errors">What it wrote to standard error.</param>
internal sealed record RunEnd(int ExitCode, string Errors);

/// <summary>A process that runs a night.</summary>
internal sealed class ChildRun : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(3);

    private readonly Process _process;

    private ChildRun(Process process) => _process = process;

    /// <param name="environment">Its environment.</param>
    /// <param name="run">The night.</param>
    /// <param name="now">What its clock shows.</param>
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

    /// <summary>Ends it as nothing else does: SIGKILL.</summary>
    public void Kill() => _process.Kill();

    public async Task<RunEnd> EndAsync()
    {
        using var patient = new CancellationTokenSource(Timeout);
        try
        {
            var errors = await _process.StandardError.ReadToEndAsync(patient.Token);
            await _process.WaitForExitAsync(patient.Token);
            return new(_process.ExitCode, errors.Trim());
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
            throw new DifferenceException($"a run was not done after {Timeout.TotalMinutes} minutes");
        }
    }

    public void Dispose() => _process.Dispose();
}
