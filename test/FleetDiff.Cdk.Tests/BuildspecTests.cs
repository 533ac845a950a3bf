using YamlDotNet.RepresentationModel;

namespace FleetDiff.Cdk.Tests;

public sealed class BuildspecTests
{
    private static readonly YamlMappingNode Root = Parse();

    [Theory]
    [InlineData("dotnet test")]
    [InlineData("dotnet publish src/FleetDiff.Lambda -c Release")]
    [InlineData("npm ci --prefix cdk")]
    [InlineData("npx cdk synth")]
    [InlineData("npx cdk deploy")]
    public void RunsTheCommandsOfTheDocumentation(string command)
    {
        Assert.Contains(Commands("install").Concat(Commands("build")),
            line => line.Contains(command, StringComparison.Ordinal));
        Assert.Contains(command, Repository.Read("docs/deploy.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void TestsBeforeItDeploysAndSynthesizesBetween()
    {
        string[] words = ["deploy", "synth", "dotnet publish", "dotnet test"];

        Assert.Equal(["dotnet publish", "dotnet test", "synth", "deploy"], Commands("build").Select(line =>
            words.First(word => line.Contains(word, StringComparison.Ordinal))));
    }

    [SynthTheory("bash")]
    [InlineData("")]
    [InlineData("""
        "architecture":"arm64",
        """)]
    [InlineData("""
        "architecture":"arm64","runtime":"dotnet10",
        """)]
    public async Task PublishesTheFunctionThatCdkJsonDeploys(string settings)
    {
        var root = Directory.CreateTempSubdirectory("fleetdiff-buildspec-").FullName;
        var context = $"{settings}{Given.View}";
        Directory.CreateDirectory(Path.Combine(root, "cdk"));
        await File.WriteAllTextAsync(Path.Combine(root, "cdk", "cdk.json"), $$"""{ "context": { {{context}} } }""");
        var publish = Commands("build").Single(line => line.Contains("dotnet publish", StringComparison.Ordinal));

        var said = await Tool.RunAsync("bash", root, "-ec", $"dotnet() {{ echo dotnet \"$@\"; }}\n{publish}");

        Assert.Equal(Given.Props(context).Package.Command, said.Output.Trim());
    }

    [Fact]
    public void DeploysOnlyPushesToMain() => Assert.All(
        Commands("install").Concat(Commands("build")).Concat(Commands("post_build"))
            .Where(line => line.Contains("cdk deploy", StringComparison.Ordinal)),
        line =>
        {
            Assert.StartsWith("if [ \"${CODEBUILD_WEBHOOK_EVENT:-}\" = PUSH ]", line, StringComparison.Ordinal);
            Assert.Contains("\"${CODEBUILD_WEBHOOK_HEAD_REF:-}\" = refs/heads/main ]; then", line,
                StringComparison.Ordinal);
        });

    [Fact]
    public void UsesTheSdkOfGlobalJson() => Assert.Contains(
        $"\"version\": \"{At("phases", "install", "runtime-versions", "dotnet")}.", Repository.Read("global.json"),
        StringComparison.Ordinal);

    [Fact]
    public void StopsBeforeTheBuildWhenAPackageIsVulnerable() =>
        Assert.Contains("dotnet restore -p:FailOnVulnerablePackages=true", Commands("install"));

    [Theory]
    [InlineData("src/FleetDiff.Lambda/FleetDiff.Lambda.csproj", "function.json")]
    [InlineData("src/FleetDiff.Cli/FleetDiff.Cli.csproj", "fleetdiff.json")]
    [InlineData("cdk/FleetDiff.Cdk.csproj", "deployment.json")]
    public void CreatesABillOfMaterialsForEverythingThatShips(string project, string file)
    {
        Assert.True(File.Exists(Path.Combine(Repository.Root, project)), project);
        Assert.Equal("dotnet tool restore", Commands("post_build").First());
        Assert.Contains(
            $"dotnet CycloneDX {project} --output sbom --filename {file} --output-format Json --disable-package-restore",
            Commands("post_build"));
    }

    [Fact]
    public void PinsTheBillOfMaterialsTool() => Assert.Matches(
        "\"cyclonedx\": \\{\\s+\"version\": \"[0-9]+\\.[0-9]+\\.[0-9]+\"", Repository.Read(".config/dotnet-tools.json"));

    private static IEnumerable<string> Commands(string phase) =>
        ((YamlSequenceNode)At("phases", phase, "commands")).Select(command => ((YamlScalarNode)command).Value ?? "");

    private static YamlNode At(params string[] path) => path.Aggregate((YamlNode)Root, (node, key) => node[key]);

    private static YamlMappingNode Parse()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Repository.Read("buildspec.yml")));
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }
}
