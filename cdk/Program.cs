using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.CDK;
using FleetDiff.Cdk;
using FleetDiff.Cdk.Context;
using FleetDiff.Core.Pipeline.Configuration;
using Environment = System.Environment;

// The CDK CLI passes the context in an environment variable, and in a file if it is too long.
if (Environment.GetEnvironmentVariable("CDK_CONTEXT_JSON") is not { } given)
{
    await Console.Error.WriteLineAsync("The CDK CLI runs this app. In the folder cdk, run: npx cdk synth");
    return 1;
}

try
{
    var context = Parse(given);
    if (Environment.GetEnvironmentVariable("CONTEXT_OVERFLOW_LOCATION_ENV") is { } overflow)
    {
        foreach (var (name, value) in Parse(await File.ReadAllTextAsync(overflow)))
        {
            context[name] = value?.DeepClone();
        }
    }

    var app = new App();
    try
    {
        var props = FleetDiffProps.Read(context, RootAbove(AppContext.BaseDirectory));
        await WarnOfSkippedRunAsync(props);
        _ = new FleetDiffStack(app, props);
    }
    catch (SettingsException e)
    {
        AddUnconfigured(app, context, e.Problems);
    }

    app.Synth();
    return 0;
}
catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}

static JsonObject Parse(string json) => json.Length == 0 ? [] : JsonNode.Parse(json)!.AsObject();

// An empty stack with the errors in the settings. The CDK CLI runs the app for every command: an error on a stack fails synth
// and deploy, but not the commands that need no settings, such as bootstrap, which uses the account and Region of the view.
// The name differs from the name of the real stack: a deployed stack would be emptied.
static void AddUnconfigured(App app, JsonObject context, IReadOnlyList<string> problems)
{
    var view = SettingValues.ReadViewArn(new ContextReader(context));
    var stack = new Stack(app, "FleetDiff-not-configured", new StackProps
    {
        Env = view is null ? null : new Amazon.CDK.Environment { Account = view.Account, Region = view.Region },
    });
    foreach (var problem in problems)
    {
        Annotations.Of(stack).AddError(problem);
    }
}

static async Task WarnOfSkippedRunAsync(FleetDiffProps props)
{
    var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date);
    if (props.Schedule.FindSkipped(props.TimeZone, today) is { } run)
    {
        await Console.Error.WriteLineAsync(
            $"Warning: there is no run on {run:yyyy-MM-dd}. Daylight saving time of {props.TimeZone.Id} skips the time of "
            + $"{props.Schedule.Expression}. Set another time, such as schedule=\"cron(30 4 * * ? *)\".");
    }
}

static string RootAbove(string folder) =>
    File.Exists(Path.Combine(folder, "FleetDiff.sln")) ? folder
    : Path.GetDirectoryName(folder) is { } parent ? RootAbove(parent)
    : throw new IOException("FleetDiff.sln is in no folder above the app. Run the app in a clone of the repository.");
