using System.Text.Json;
using Amazon.CDK;
using FleetDiff.Cdk;
using FleetDiff.Cdk.Context;
using FleetDiff.Core.Pipeline.Configuration;
using Environment = System.Environment;

// The CDK CLI passes the context in an environment variable, and in a file if it is too long. Without the CDK CLI the app
// reads cdk.json and its own arguments.
var given = Environment.GetEnvironmentVariable("CDK_CONTEXT_JSON");
var overflow = Environment.GetEnvironmentVariable("CONTEXT_OVERFLOW_LOCATION_ENV");
var root = RootAbove(AppContext.BaseDirectory);

try
{
    var context = given is null
        ? ContextFiles.ReadStandalone(Path.Combine(root, "cdk", "cdk.json"), args)
        : ContextFiles.ReadCdkContext(given, overflow);
    try
    {
        var props = ContextProps.Read(context, root);
        await WarnOfSkippedRunAsync(props);
        Synthesize(app => _ = new FleetDiffStack(app, props));
    }
    catch (SettingsException e) when (given is not null)
    {
        Synthesize(app => _ = new UnconfiguredStack(app, context, e.Problems));
    }

    return 0;
}
catch (Exception e) when (e is SettingsException or JsonException or IOException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}

static void Synthesize(Action<App> add)
{
    var app = new App(new AppProps
    {
        Outdir = Environment.GetEnvironmentVariable("CDK_OUTDIR") ?? "cdk.out",
        AnalyticsReporting = false,
    });
    add(app);
    app.Synth();
}

static async Task WarnOfSkippedRunAsync(FleetDiffProps props)
{
    var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date);
    if (props.Schedule.FindSkipped(props.TimeZone, today) is { } run)
    {
        await Console.Error.WriteLineAsync(
            $"Warning: there is no run on {run:yyyy-MM-dd}. Daylight saving time of {props.TimeZone.Id} skips the time of "
            + $"{props.Schedule}. Set another time, such as schedule=\"cron(30 4 * * ? *)\".");
    }
}

static string RootAbove(string folder) =>
    File.Exists(Path.Combine(folder, "FleetDiff.sln")) ? folder
    : Path.GetDirectoryName(folder) is { } parent ? RootAbove(parent)
    : throw new IOException("FleetDiff.sln is in no folder above the app. Run the app in a clone of the repository.");
