namespace FleetDiff.Cdk.Tests;

/// <summary>A test of a synthesized template; skipped without Node.js.</summary>
public sealed class SynthFactAttribute : FactAttribute
{
    public SynthFactAttribute() => Skip = Missing.Node!;
}

/// <summary>A theory on synthesized templates; skipped without Node.js.</summary>
public sealed class SynthTheoryAttribute : TheoryAttribute
{
    public SynthTheoryAttribute() => Skip = Missing.Node!;
}

internal static class Missing
{
    // The CDK is a Node.js library: the .NET packages start node.
    public static string? Node => Tool.IsInstalled("node") ? null : "node is not installed (Debian: nodejs).";
}
