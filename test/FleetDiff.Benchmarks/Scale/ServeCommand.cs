using System.CommandLine;
using LocalAws;

namespace FleetDiff.Benchmarks.Scale;

/// <summary>
/// <c>serve</c>: AWS on loopback with a large fleet, until its input ends. A process of its own, so that its CPU time
/// is nobody else's.
/// </summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var instances = new Option<int>("--instances") { Required = true };
        var command = new Command("serve", "AWS on loopback with a large fleet, until its input ends.") { instances };
        command.SetAction((given, cancelled) => ServeAsync(given.GetValue(instances), cancelled));
        return command;
    }

    private static async Task ServeAsync(int instances, CancellationToken cancelled)
    {
        await using var aws = await LocalAwsServer.StartAsync();
        LargeFleet.Build(aws, instances);
        Console.WriteLine(aws.Url);
        await Console.In.ReadToEndAsync(cancelled);
    }
}
