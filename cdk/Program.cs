using System.Text.Json;
using Amazon.CDK;
using FleetDiff.Cdk;
using Environment = System.Environment;

// The CDK's command line hands the context over in a variable (and what is too long for one in a file); without it the
// app reads cdk.json and its own arguments.
var given = Environment.GetEnvironmentVariable("CDK_CONTEXT_JSON");
var overflow = Environment.GetEnvironmentVariable("CONTEXT_OVERFLOW_LOCATION_ENV");
var root = RootAbove(AppContext.BaseDirectory);

try
{
    var context = given is null
        ? Inputs.Alone(Path.Combine(root, "cdk", "cdk.json"), args)
        : Inputs.OfTheCdk(given, overflow);
    var props = ContextProps.Read(context, root);
    var app = new App(new AppProps
    {
        Outdir = Environment.GetEnvironmentVariable("CDK_OUTDIR") ?? "cdk.out",
        Context = given is null ? Inputs.FeatureFlags(context) : null,
        AnalyticsReporting = false,
    });
    _ = new FleetDiffStack(app, props);
    app.Synth();
    return 0;
}
catch (Exception e) when (e is ContextException or JsonException or IOException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}

static string RootAbove(string folder) =>
    File.Exists(Path.Combine(folder, "FleetDiff.sln")) ? folder
    : Path.GetDirectoryName(folder) is { } parent ? RootAbove(parent)
    : throw new IOException("FleetDiff.sln is nowhere above the app; run it in the repository.");
