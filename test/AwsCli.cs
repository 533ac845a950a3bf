using System.Diagnostics;
using LocalAws;

namespace FleetDiff.Testing;

/// <summary>A test that requires the AWS CLI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AwsCliFactAttribute : FactAttribute
{
    public AwsCliFactAttribute()
    {
        if (!AwsCli.IsUsable)
        {
            Skip = "No aws command on PATH supports `resource-explorer-2 list-resources`.";
        }
    }
}

internal static class AwsCli
{
    private static readonly Lazy<bool> Usable = new(KnowsListResources);

    /// <summary>Whether there is an AWS CLI that supports the operation (Debian's is older).</summary>
    public static bool IsUsable => Usable.Value;

    private static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(System.IO.Path.PathSeparator)
        .Select(folder => System.IO.Path.Combine(folder, OperatingSystem.IsWindows() ? "aws.exe" : "aws"))
        .FirstOrDefault(File.Exists);

    private static bool KnowsListResources()
    {
        if (Path is null)
        {
            return false;
        }

        using var process = Process.Start(new ProcessStartInfo(
            Path, ["resource-explorer-2", "list-resources", "--generate-cli-skeleton"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        LocalAwsServer aws, params string[] arguments)
    {
        await using var process = ChildProcess.Start(aws, [Path!, .. arguments], []);
        var (exitCode, output, errors) = await process.EndAsync();
        return (exitCode, output.Trim(), errors.Trim());
    }

    /// <summary>Returns the output of a command, which must succeed.</summary>
    public static async Task<string> OutputAsync(LocalAwsServer aws, params string[] arguments)
    {
        var (exitCode, output, errors) = await RunAsync(aws, arguments);
        return exitCode == 0 ? output : throw new InvalidOperationException(errors);
    }
}
