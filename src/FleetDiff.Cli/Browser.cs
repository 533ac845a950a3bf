using System.ComponentModel;
using System.Diagnostics;

namespace FleetDiff.Cli;

/// <summary>Opens a file in the browser of the user.</summary>
internal static class Browser
{
    // A command such as xdg-open fails within this time, or else waits for the browser.
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(2);

    /// <summary>Opens a file; returns null, or why it could not be opened.</summary>
    public static string? Open(string path)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(path) { UseShellExecute = true });
            return process is not null && process.WaitForExit(MaxWait) && process.ExitCode != 0
                ? $"The command that opens files ended with code {process.ExitCode}."
                : null;
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            return e.Message;
        }
    }
}
