using System.Text.Json;
using YamlDotNet.RepresentationModel;

namespace FleetDiff.Cdk.Tests;

public sealed class TheBuildspec
{
    private static readonly YamlMappingNode Root = Parse();

    [Theory]
    [InlineData("dotnet test")]
    [InlineData("dotnet publish src/FleetDiff.Lambda -c Release -r linux-x64")]
    [InlineData("npm ci --prefix cdk")]
    [InlineData("npx cdk synth")]
    [InlineData("npx cdk deploy")]
    public void RunsWhatTheReadmeNames(string command)
    {
        Assert.Contains(Commands("install").Concat(Commands("build")),
            line => line.Contains(command, StringComparison.Ordinal));
        Assert.Contains(command, Repository.Read("README.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void TestsBeforeItDeploysAndSynthesizesBetween()
    {
        string[] words = ["deploy", "synth", "publish", "test"];

        Assert.Equal(["test", "publish", "synth", "deploy"], Commands("build").Select(line =>
            words.First(word => line.Contains(word, StringComparison.Ordinal))));
    }

    [Fact]
    public void DeploysWhatIsPushedToMainAndNothingElse() => Assert.All(
        Commands("install").Concat(Commands("build")).Concat(Commands("post_build"))
            .Where(line => line.Contains("cdk deploy", StringComparison.Ordinal)),
        line =>
        {
            Assert.StartsWith("if [ \"${CODEBUILD_WEBHOOK_EVENT:-}\" = PUSH ]", line, StringComparison.Ordinal);
            Assert.Contains("\"${CODEBUILD_WEBHOOK_HEAD_REF:-}\" = refs/heads/main ]; then", line,
                StringComparison.Ordinal);
        });

    [Fact]
    public void TakesTheSdkOfGlobalJson()
    {
        using var global = JsonDocument.Parse(Repository.Read("global.json"));
        var sdk = global.RootElement.GetProperty("sdk").GetProperty("version").GetString()!;

        Assert.StartsWith($"{At("phases", "install", "runtime-versions", "dotnet")}.", sdk, StringComparison.Ordinal);
    }

    [Fact]
    public void EndsBeforeItBuildsWhenAPackageIsVulnerable() =>
        Assert.Contains("dotnet restore -p:FailOnVulnerablePackages=true", Commands("install"));

    [Theory]
    [InlineData("src/FleetDiff.Lambda/FleetDiff.Lambda.csproj", "function.json")]
    [InlineData("src/FleetDiff.Cli/FleetDiff.Cli.csproj", "fleetdiff.json")]
    [InlineData("cdk/FleetDiff.Cdk.csproj", "deployment.json")]
    public void ListsWhatIsInEverythingThatShips(string project, string file)
    {
        Assert.True(File.Exists(Path.Combine(Repository.Root, project)), project);
        Assert.Contains(
            $"dotnet CycloneDX {project} --output sbom --filename {file} --output-format Json --disable-package-restore",
            Commands("post_build"));
    }

    [Fact]
    public void TakesTheToolThatListsInOneVersion()
    {
        using var tools = JsonDocument.Parse(Repository.Read(".config/dotnet-tools.json"));
        var tool = tools.RootElement.GetProperty("tools").GetProperty("cyclonedx");

        Assert.Equal("dotnet tool restore", Commands("post_build").First());
        Assert.Matches("^[0-9]+\\.[0-9]+\\.[0-9]+$", tool.GetProperty("version").GetString());
        Assert.Equal("dotnet-CycloneDX", Assert.Single(tool.GetProperty("commands").EnumerateArray()).GetString());
    }

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
