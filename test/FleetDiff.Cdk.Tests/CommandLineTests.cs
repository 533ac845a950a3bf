using System.Text.Json.Nodes;
using FleetDiff.Aws.Tests;

namespace FleetDiff.Cdk.Tests;

/// <summary>Tests the app with the CDK CLI, against a local AWS server, and alone.</summary>
public sealed class CommandLineTests(Moto aws) : IClassFixture<Moto>
{
    private const string View =
        "arn:aws:resource-explorer-2:us-east-2:123456789012:view/org/1a2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c8d";

    private static readonly string Folder = Path.Combine(Repository.Root, "cdk");

    private static readonly string App = typeof(FleetDiffStack).Assembly.Location;

    private readonly string _output = Directory.CreateTempSubdirectory("fleetdiff-cli-").FullName;

    [SynthFact("aws-cdk", "moto_server")]
    public async Task BootstrapNeedsNoSettings()
    {
        var bootstrap = await RunAsync("bootstrap");

        Assert.True(bootstrap.ExitCode == 0, bootstrap.Output);
        Assert.Contains("Environment aws://123456789012/eu-west-1 bootstrapped", bootstrap.Output, StringComparison.Ordinal);
    }

    [SynthFact("aws-cdk")]
    public async Task SynthWithoutSettingsListsThem()
    {
        var synth = await RunAsync("synth", "-c", "alertOn=sometimes");

        Assert.Equal(1, synth.ExitCode);
        Assert.Contains("alertOn is 'sometimes'; expected new, any or never.", synth.Output, StringComparison.Ordinal);
        Assert.Contains("viewArn is required", synth.Output, StringComparison.Ordinal);
    }

    // The CDK CLI bootstraps the environments of all stacks.
    [SynthFact]
    public async Task WithInvalidSettingsTheStackHasTheErrorsAndTheAccountAndRegionOfTheView()
    {
        // The CLI writes values that are too long for a variable to a file.
        var overflow = Path.Combine(_output, "context.json");
        await File.WriteAllTextAsync(overflow, $$"""{"viewArn":"{{View}}"}""");

        var app = await Tool.RunAsync("dotnet", Folder, new()
        {
            ["CDK_CONTEXT_JSON"] = """{"alertOn":"sometimes"}""",
            ["CONTEXT_OVERFLOW_LOCATION_ENV"] = overflow,
            ["CDK_OUTDIR"] = _output,
        }, [App]);

        Assert.True(app.ExitCode == 0, app.Output);
        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_output, "manifest.json")))!;
        var stack = manifest["artifacts"]!["FleetDiff-not-configured"]!;
        Assert.Equal("aws://123456789012/us-east-2", (string?)stack["environment"]);
        Assert.Contains(stack["metadata"]!["/FleetDiff-not-configured"]!.AsArray(), entry =>
            Template.Text(entry!, "type") == "aws:cdk:error"
            && Template.Text(entry!, "data") == "alertOn is 'sometimes'; expected new, any or never.");
    }

    [Fact]
    public async Task WithoutTheCdkCliNamesTheCommand()
    {
        var app = await Tool.RunAsync("dotnet", Folder, App);

        Assert.Equal((1, "The CDK CLI runs this app. In the folder cdk, run: npx cdk synth\n"), (app.ExitCode, app.Output));
    }

    // The file of the longer values is missing.
    [Theory]
    [InlineData("{", "Expected depth to be zero at the end of the JSON payload.")]
    [InlineData("", "Could not find file '")]
    public async Task AContextThatCannotBeReadIsOneLine(string context, string message)
    {
        var app = await Tool.RunAsync("dotnet", Folder, new()
        {
            ["CDK_CONTEXT_JSON"] = context,
            ["CONTEXT_OVERFLOW_LOCATION_ENV"] = Path.Combine(_output, "missing.json"),
        }, [App]);

        Assert.Equal(1, app.ExitCode);
        Assert.StartsWith(message, Assert.Single(app.Output.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    private Task<Tool> RunAsync(string command, params string[] arguments) => Tool.RunAsync(
        "node", Folder,
        new()
        {
            ["AWS_ENDPOINT_URL"] = aws.Url,
            ["AWS_ACCESS_KEY_ID"] = "AKIALOCALAWSEXAMPLE0",
            ["AWS_SECRET_ACCESS_KEY"] = "secret",
            ["AWS_REGION"] = "eu-west-1",
            ["CDK_DISABLE_CLI_TELEMETRY"] = "true",
            ["CDK_DISABLE_VERSION_CHECK"] = "1",
        },
        [
            "node_modules/aws-cdk/bin/cdk", command, "--app", $"dotnet {App}", "--no-notices", "--output", _output, .. arguments,
        ]);
}
