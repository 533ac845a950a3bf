using FleetDiff.Aws.Tests;

namespace FleetDiff.Cdk.Tests;

/// <summary>Tests the app with the CDK CLI, against a local AWS server.</summary>
public sealed class CommandLineTests(Moto aws) : IClassFixture<Moto>
{
    private static readonly string Folder = Path.Combine(Repository.Root, "cdk");

    private static readonly string Cdk = Path.Combine("node_modules", "aws-cdk", "bin", "cdk");

    [CdkFact]
    public async Task BootstrapNeedsNoSettings()
    {
        var bootstrap = await RunAsync("bootstrap");

        Assert.True(bootstrap.ExitCode == 0, bootstrap.Output);
        Assert.Contains("Environment aws://123456789012/eu-west-1 bootstrapped", bootstrap.Output, StringComparison.Ordinal);
    }

    [CdkFact]
    public async Task BootstrapUsesTheAccountAndTheRegionOfTheView()
    {
        var bootstrap = await RunAsync("bootstrap", "-c",
            "viewArn=arn:aws:resource-explorer-2:us-east-2:123456789012:view/org/1a2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c8d");

        Assert.True(bootstrap.ExitCode == 0, bootstrap.Output);
        Assert.Contains("Environment aws://123456789012/us-east-2 bootstrapped", bootstrap.Output, StringComparison.Ordinal);
    }

    [CdkTheory]
    [InlineData("synth")]
    [InlineData("deploy")]
    public async Task SynthWithoutSettingsListsThem(string command)
    {
        var synth = await RunAsync(command, "-c", "alertOn=sometimes");

        Assert.Equal(1, synth.ExitCode);
        Assert.Contains("alertOn is 'sometimes'; expected new, any or never.", synth.Output, StringComparison.Ordinal);
        Assert.Contains("viewArn is required", synth.Output, StringComparison.Ordinal);
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
            Cdk, command, "--app", $"dotnet {typeof(FleetDiffStack).Assembly.Location}", "--no-notices",
            "--output", Directory.CreateTempSubdirectory("fleetdiff-cli-").FullName, .. arguments,
        ]);

    private static string? MissingTool => Missing.Node
        ?? Moto.Missing
        ?? (File.Exists(Path.Combine(Folder, Cdk)) ? null : "The CDK CLI is not installed: run npm ci in cdk/.");

    private sealed class CdkFactAttribute : FactAttribute
    {
        public CdkFactAttribute() => Skip = MissingTool!;
    }

    private sealed class CdkTheoryAttribute : TheoryAttribute
    {
        public CdkTheoryAttribute() => Skip = MissingTool!;
    }
}
