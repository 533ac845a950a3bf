using System.Diagnostics;
using FleetDiff.Cli;
using LocalAws;

namespace FleetDiff.Queries.Tests;

/// <summary>Tests the queries on two archives in one folder, written by two runs with different views.</summary>
public sealed class TwoDeploymentsQueryTests : IAsyncLifetime
{
    private const string View = "arn:aws:resource-explorer-2:eu-west-1:111122223333:view/";
    private const string First = $"{View}first/1a2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c8d";
    private const string Second = $"{View}second/2b3c4d5e-6f7a-4b1c-8d2e-4f5a6b7c8d9e";
    private const string Unit = "arn:aws:organizations::111122223333:ou/o-example1234/ou-exam-";
    private const string Account = "444455556666";
    private const string OtherAccount = "777788889999";

    private readonly string _root = Directory.CreateTempSubdirectory("fleetdiff-two-").FullName;

    private LocalAwsServer _aws = null!;

    public async Task InitializeAsync()
    {
        _aws = await LocalAwsServer.StartAsync();
        _aws.ResourceExplorer
            .AddView(First, $"{Unit}first000", filter: $"accountid:{Account}")
            .AddView(Second, $"{Unit}second00", filter: $"accountid:{OtherAccount}")
            .AddInstance(Account, "eu-west-1", "i-00000000000000001").AddNode(Account, "eu-west-1", "i-00000000000000001")
            .AddInstance(Account, "eu-west-1", "i-00000000000000002")
            .AddInstance(OtherAccount, "eu-west-1", "i-00000000000000003");
    }

    public async Task DisposeAsync()
    {
        await _aws.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public async Task ReturnsTheInstancesOfBothInOneQuery()
    {
        await RunAsync(First, "first");
        await RunAsync(Second, "second");
        using var both = new Engine($"{_root}/*");

        Assert.Equal(
            [
                ["first", Account, "i-00000000000000001", "managed"],
                ["first", Account, "i-00000000000000002", "unmanaged"],
                ["second", OtherAccount, "i-00000000000000003", "unmanaged"],
            ],
            both.Ask("SELECT fleet, account, instance, verdict FROM instances WHERE \"date\" = ? ORDER BY instance",
                "2026-11-23"));
    }

    private async Task RunAsync(string view, string fleet)
    {
        var start = new ProcessStartInfo("dotnet",
        [
            typeof(FleetDiffCli).Assembly.Location, "run", "--view-arn", view, "--date", "2026-11-23",
            "--archive", Path.Combine(_root, fleet), "--accounts", "none",
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in _aws.Environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await output + await errors);
    }
}
