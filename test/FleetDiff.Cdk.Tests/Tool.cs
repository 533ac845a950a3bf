using System.Diagnostics;

namespace FleetDiff.Cdk.Tests;

/// <summary>The result of a program.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">The text on standard output and standard error.</param>
internal sealed record Tool(int ExitCode, string Output)
{
    public static bool IsInstalled(string name) => FleetDiff.Bundle.Tool.IsInstalled(name);

    public static Task<Tool> RunAsync(string name, string folder, params string[] arguments) =>
        RunAsync(name, folder, [], arguments);

    public static async Task<Tool> RunAsync(
        string name, string folder, Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(name, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (variable, value) in environment)
        {
            start.Environment[variable] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Tool(process.ExitCode, await output + await errors);
    }
}
