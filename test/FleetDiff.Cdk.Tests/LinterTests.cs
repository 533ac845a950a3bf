namespace FleetDiff.Cdk.Tests;

/// <summary>Checks the templates with cfn-lint and cdk-nag.</summary>
public sealed class LinterTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "cdk");

    [SynthTheory("cfn-lint")]
    [InlineData("eu-west-1", "full", "existing", "custom", "release")]
    [InlineData("us-gov-west-1", "govcloud")]
    [InlineData("cn-north-1", "china")]
    public async Task CfnLintReportsNoError(string region, params string[] configurations)
    {
        var files = configurations.Select(name => Templates.Get(name).File);

        var lint = await Tool.RunAsync(
            "cfn-lint", Folder, ["--non-zero-exit-code", "error", "--regions", region, "--", .. files]);

        Assert.True(lint.ExitCode == 0, lint.Output);
    }

    // cdk-nag ignores what is below Fn::If. With parameters, the release template is equal to the other ones.
    [SynthFact("cdk-nag")]
    public async Task CdkNagReportsNothingAndEverySuppressionIsNeeded()
    {
        var files = Templates.NamesWithoutParameters.Select(name => Templates.Get(name).File);

        var nag = await Tool.RunAsync("node", Folder, ["nag.mjs", .. files]);

        Assert.True(nag.ExitCode == 0, nag.Output);
    }

    [Fact]
    public void ThePinnedToolsNameNoRegistry() =>
        Assert.DoesNotContain("\"resolved\"", Repository.Read("cdk/package-lock.json"), StringComparison.Ordinal);
}
