namespace FleetDiff.Cdk.Tests;

/// <summary>A test that looks at a template, and says so where there is no Node.js to make one.</summary>
public sealed class SynthFactAttribute : FactAttribute
{
    public SynthFactAttribute() => Skip = Missing.Node!;
}

/// <summary>The same with data.</summary>
public sealed class SynthTheoryAttribute : TheoryAttribute
{
    public SynthTheoryAttribute() => Skip = Missing.Node!;
}

internal static class Missing
{
    // The CDK is a Node.js library; its C# face starts node.
    public static string? Node => Tool.IsInstalled("node") ? null : "node is not installed (Debian: nodejs).";
}
