using System.Collections;
using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using Amazon;
using Amazon.Runtime.Internal;
using FleetDiff.Benchmarks.Run;
using LocalAws;

namespace FleetDiff.Cli.Tests;

/// <summary>
/// Tests that run fleetdiff against AWS on loopback: in this process, or as a process. Tests in this process are in the
/// collection <see cref="InThisProcess"/>, because the AWS SDK reads environment variables.
/// </summary>
public abstract class CliFixture : IAsyncLifetime
{
    /// <summary>
    /// The tests in this process, one at a time. None of them may set AWS_CA_BUNDLE: the certificates are read once per
    /// process.
    /// </summary>
    public const string InThisProcess = "in this process";
    public const string ViewArn =
        "arn:aws:resource-explorer-2:eu-west-1:111122223333:view/org/1a2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c8d";
    public const string TopicArn = "arn:aws:sns:eu-west-1:111122223333:fleetdiff";
    public const string Bucket = "fleetdiff-archive";
    public const string Account = "444455556666";

    // FLEETDIFF_EXECUTABLE is a published executable to test instead, always as a process.
    private static readonly string? Executable =
        System.Environment.GetEnvironmentVariable("FLEETDIFF_EXECUTABLE") is { Length: > 0 } file ? file : null;

    private static readonly string[] Command =
        Executable is null ? ["dotnet", typeof(FleetDiffCli).Assembly.Location] : [Executable];

    /// <summary>The command "run" with all settings.</summary>
    public static readonly string[] Run =
    [
        "run", "--view-arn", ViewArn, "--archive", $"s3://{Bucket}/nightly", "--topic-arn", TopicArn, "--date", "2026-11-23",
    ];

    private static readonly Dictionary<string, string?> Inherited = GetVariables();

    protected LocalAwsServer Aws { get; private set; } = null!;

    /// <summary>Changes to the environment. Null removes a variable.</summary>
    protected Dictionary<string, string?> Environment { get; } = [];

    private protected TempFolder Temp { get; } = new();

    public virtual Task InitializeAsync() => StartAsync();

    public async Task DisposeAsync()
    {
        await Aws.DisposeAsync();
        Temp.Dispose();
    }

    protected async Task StartAsync(X509Certificate2? certificate = null)
    {
        Aws = await LocalAwsServer.StartAsync(certificate: certificate);
        Aws.ResourceExplorer.AddView(ViewArn, "arn:aws:organizations::111122223333:organization/o-example1234");
        Aws.S3.CreateBucket(Bucket);
        Aws.Sns.CreateTopic(TopicArn);
    }

    protected static string Id(int number) => $"i-{number:x17}";

    /// <summary>Adds instances 1 to n. The last few have no node.</summary>
    protected void AddFleet(int instances, int unmanaged)
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

    /// <summary>Runs <see cref="Run"/> with more arguments.</summary>
    private protected Task<CommandResult> RunAsync(params string[] more) => SayAsync([.. Run, .. more]);

    private protected async Task<CommandResult> SayAsync(params string[] args)
    {
        if (Executable is not null)
        {
            return await SayInAProcessAsync(args);
        }

        var variables = CreateVariables();
        Set(variables);
        AWSConfigs.AWSCredentialsGenerators = null;
        FallbackInternalConfigurationFactory.Reset();
        try
        {
            var clock = new QuickClock(DateTimeOffset.UtcNow, factor: 20);
            return Check(await new Terminal { Environment = GetVariables(), Clock = clock }.SayAsync(args));
        }
        finally
        {
            Set(variables.Keys.ToDictionary(name => name, Inherited.GetValueOrDefault));
        }
    }

    /// <summary>Does the same as a process.</summary>
    private protected Task<CommandResult> SayInAProcessAsync(params string[] args) =>
        RunAsync(new ProcessStartInfo(Command[0], [.. Command[1..], .. args]));

    /// <summary>Does the same on a terminal, which shows both streams as one, with typed input.</summary>
    private protected Task<CommandResult> SayOnTerminalAsync(string typed, params IEnumerable<string> args)
    {
        string[] command = [.. Command, .. args];
        return RunAsync(
            new ProcessStartInfo(
                ProgramTheoryAttribute.Script,
                ["-qec", string.Join(' ', command.Select(word => $"'{word}'")), "/dev/null"])
            {
                RedirectStandardInput = true,
            },
            typed);
    }

    private async Task<CommandResult> RunAsync(ProcessStartInfo start, string? typed = null)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        start.Environment.Clear();
        foreach (var (name, value) in Inherited.Concat(CreateVariables()).Append(new("DOTNET_TieredPGO", "0")))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        if (typed is not null)
        {
            await process.StandardInput.WriteAsync(typed);
            await process.StandardInput.FlushAsync();
        }

        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return Check(new(process.ExitCode, await output, await errors));
    }

    private Dictionary<string, string?> CreateVariables()
    {
        var variables = new Dictionary<string, string?>
        {
            ["AWS_PROFILE"] = null,
            ["AWS_MAX_ATTEMPTS"] = "2",
            ["FLEETDIFF_ACCOUNTS"] = "none",
        };
        foreach (var (name, value) in Aws.Environment.Select(one => KeyValuePair.Create(one.Key, (string?)one.Value))
            .Append(new("AWS_CONFIG_FILE", SignInProfiles.File)).Concat(Environment))
        {
            variables[name] = value;
        }

        return variables;
    }

    private static Dictionary<string, string?> GetVariables() => System.Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>().ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value);

    private static void Set(Dictionary<string, string?> variables)
    {
        foreach (var (name, value) in variables)
        {
            System.Environment.SetEnvironmentVariable(name, value);
        }
    }

    private CommandResult Check(CommandResult said)
    {
        // Checked in every test.
        Assert.DoesNotContain(Aws.Environment["AWS_ACCESS_KEY_ID"], said.Out + said.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Aws.Environment["AWS_SECRET_ACCESS_KEY"], said.Out + said.Error, StringComparison.Ordinal);
        return said;
    }
}
