using System.CommandLine;
using LocalAws;

namespace FleetDiff.Benchmarks.Scale;

/// <summary>
/// <c>serve</c>: AWS on loopback with a large fleet, until its standard input ends. It is a separate process, so that its
/// CPU time is not measured.
/// </summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var instances = new Option<int>("--instances") { Required = true };
        var fat = new Option<bool>("--fat") { Description = "Adds unmanaged instances of one account with the largest tags." };
        var command = new Command("serve", "Serves AWS on loopback with a large fleet, until standard input ends.")
        {
            instances,
            fat,
        };
        command.SetAction((given, cancelled) =>
            ServeAsync(given.GetValue(instances), given.GetValue(fat), cancelled));
        return command;
    }

    private static async Task ServeAsync(int instances, bool fat, CancellationToken cancelled)
    {
        await using var aws = await LocalAwsServer.StartAsync();
        if (fat)
        {
            LargeFleet.BuildFat(aws, instances);
        }
        else
        {
            LargeFleet.Build(aws, instances);
        }

        Console.WriteLine(aws.Url);
        await Console.In.ReadToEndAsync(cancelled);
    }
}
