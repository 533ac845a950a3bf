using System.ComponentModel;
using System.Diagnostics;

namespace FleetDiff.Bundle;

/// <summary>The reason why a file of the bundle cannot be made, with the fix.</summary>
/// <param name="message">The reason.</param>
internal sealed class BundleException(string message) : Exception(message);

/// <summary>Runs programs.</summary>
internal static class Tool
{
    private const int LinesShown = 5;

    /// <summary>The options of a build for a release. The build of the repository runs the analyzers.</summary>
    public static IReadOnlyList<string> BuildOptions { get; } =
        ["-p:ContinuousIntegrationBuild=true", "-p:RunAnalyzers=false", "-v:q", "-nologo"];

    /// <summary>Runs a program and returns what it writes on standard output.</summary>
    /// <exception cref="BundleException">The program is missing or fails; the exception has its errors.</exception>
    public static async Task<string> RunAsync(string folder, string name, params string[] arguments)
    {
        var start = new ProcessStartInfo(name, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A build server would keep the output open, and would outlive the program. The caller can start a compiler server, and
        // end it: SharedCompilationId.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        if (!start.Environment.ContainsKey("SharedCompilationId"))
        {
            start.Environment["UseSharedCompilation"] = "false";
        }

        using var process = Start(start);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? await output
            : throw new BundleException(
                $"{name} {string.Join(' ', arguments)} failed: {FindErrors(await output + await errors)}");
    }

    /// <summary>Returns whether a program is on the path.</summary>
    public static bool IsInstalled(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name)));

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new BundleException($"{start.FileName} cannot be started: {e.Message}");
        }
    }

    // The lines with an error; else the last lines.
    private static string FindErrors(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().ToList();
        var errors = lines.Where(line => line.Contains("error", StringComparison.OrdinalIgnoreCase)).ToList();
        return string.Join('\n', errors.Count > 0 ? errors.Take(LinesShown) : lines.TakeLast(LinesShown));
    }
}
