namespace FleetDiff.Cdk.Tests;

/// <summary>Checks the templates with cfn-lint and cdk-nag.</summary>
public sealed class LinterTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "cdk");

    public static TheoryData<string> Configurations => Templates.Stacks;

    [CfnLintTheory]
    [InlineData("eu-west-1")]
    [InlineData("us-gov-west-1")]
    [InlineData("cn-north-1")]
    public async Task CfnLintReportsNoError(string region)
    {
        var files = Templates.In(region).Select(template => template.File);

        var lint = await Tool.RunAsync(
            "cfn-lint", Folder, ["--non-zero-exit-code", "error", "--regions", region, "--", .. files]);

        Assert.True(lint.ExitCode == 0, lint.Output);
    }

    [CdkNagTheory]
    [MemberData(nameof(Configurations))]
    public async Task CdkNagReportsNothingAndEverySuppressionIsNeeded(string configuration)
    {
        var nag = await Tool.RunAsync("node", Folder, "nag.mjs", Templates.Get(configuration).File);

        Assert.True(nag.ExitCode == 0, nag.Output);
    }

    [Fact]
    public void ThePinnedToolsNameNoRegistry() =>
        Assert.DoesNotContain("\"resolved\"", Repository.Read("cdk/package-lock.json"), StringComparison.Ordinal);

    private sealed class CfnLintTheoryAttribute : TheoryAttribute
    {
        public CfnLintTheoryAttribute() =>
            Skip = Missing.Node ?? (Tool.IsInstalled("cfn-lint") ? null! : "cfn-lint is not installed.");
    }

    private sealed class CdkNagTheoryAttribute : TheoryAttribute
    {
        public CdkNagTheoryAttribute() => Skip = Missing.Node
            ?? (Directory.Exists(Path.Combine(Folder, "node_modules", "cdk-nag"))
                ? null!
                : "cdk-nag is not installed: run npm ci in cdk/.");
    }
}
