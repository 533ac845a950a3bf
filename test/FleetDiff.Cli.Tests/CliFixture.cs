using System.Security.Cryptography.X509Certificates;
using LocalAws;

namespace FleetDiff.Cli.Tests;

/// <summary>Runs fleetdiff as a process, against AWS on loopback.</summary>
public sealed class CliFixture : IAsyncLifetime
{
    public const string ViewArn = "arn:aws:resource-explorer-2:eu-west-1:111122223333:view/org/1a2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c8d";
    public const string TopicArn = "arn:aws:sns:eu-west-1:111122223333:fleetdiff";
    public const string Bucket = "fleetdiff-archive";
    public const string Account = "444455556666";

    // FLEETDIFF_EXECUTABLE is a published executable to test instead.
    private static string[] Command { get; } =
        System.Environment.GetEnvironmentVariable("FLEETDIFF_EXECUTABLE") is { Length: > 0 } executable
            ? [executable]
            : ["dotnet", typeof(FleetDiffCli).Assembly.Location];

    public LocalAwsServer Aws { get; private set; } = null!;

    /// <summary>Changes to the environment. Null removes a variable.</summary>
    public Dictionary<string, string?> Environment { get; } = [];

    public Task InitializeAsync() => InitializeAsync(null);

    public async Task InitializeAsync(X509Certificate2? certificate)
    {
        Aws = await LocalAwsServer.StartAsync(certificate: certificate);
        Aws.ResourceExplorer.AddView(ViewArn, "arn:aws:organizations::111122223333:organization/o-example1234");
        Aws.S3.CreateBucket(Bucket);
        Aws.Sns.CreateTopic(TopicArn);
    }

    public async Task DisposeAsync() => await Aws.DisposeAsync();

    public static string Id(int number) => $"i-{number:x17}";

    /// <summary>Adds instances 1 to n. The last few have no node.</summary>
    public void AddFleet(int instances, int unmanaged)
    {
        for (var i = 1; i <= instances; i++)
        {
            Aws.ResourceExplorer.AddInstance(Account, "eu-west-1", Id(i));
            if (i <= instances - unmanaged)
            {
                Aws.ResourceExplorer.AddNode(Account, "eu-west-1", Id(i));
            }
        }
    }

    /// <summary>Runs the command "run" with all settings and the given arguments.</summary>
    internal Task<CommandResult> RunAsync(params string[] more) => SayAsync(
        ["run", "--view-arn", ViewArn, "--archive", $"s3://{Bucket}/nightly", "--topic-arn", TopicArn,
            "--date", "2026-11-23", .. more]);

    internal Task<CommandResult> SayAsync(params string[] args) =>
        EndAsync([.. Command, .. args]);

    /// <summary>Does the same on a terminal, which shows both streams as one, with typed input.</summary>
    internal Task<CommandResult> SayOnTerminalAsync(string typed, params IEnumerable<string> args)
    {
        string[] command = [.. Command, .. args];
        return EndAsync(
            [ProgramTheoryAttribute.Script, "-qec", string.Join(' ', command.Select(word => $"'{word}'")), "/dev/null"], typed);
    }

    private async Task<CommandResult> EndAsync(string[] command, string? typed = null)
    {
        await using var process = ChildProcess.Start(
            Aws,
            command,
            [
                new("AWS_MAX_ATTEMPTS", "2"), new("FLEETDIFF_ACCOUNTS", "none"), new("DOTNET_TieredPGO", "0"),
                .. Environment,
            ],
            typed);
        var (exitCode, output, errors) = await process.EndAsync();
        var said = new CommandResult(exitCode, output, errors);
        // Checked in every test.
        Assert.DoesNotContain(Aws.Environment["AWS_ACCESS_KEY_ID"], said.Out + said.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Aws.Environment["AWS_SECRET_ACCESS_KEY"], said.Out + said.Error, StringComparison.Ordinal);
        return said;
    }
}
