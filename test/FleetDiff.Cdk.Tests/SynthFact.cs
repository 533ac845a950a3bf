namespace FleetDiff.Cdk.Tests;

/// <summary>A test of synthesized templates; skipped without Node.js, or without one of the other tools.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SynthFactAttribute : FactAttribute
{
    public SynthFactAttribute(params string[] tools) => (Tools, Skip) = (tools, Missing.Find(tools)!);

    public IReadOnlyList<string> Tools { get; }
}

/// <summary>A theory on synthesized templates; skipped without Node.js, or without one of the other tools.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SynthTheoryAttribute : TheoryAttribute
{
    public SynthTheoryAttribute(params string[] tools) => (Tools, Skip) = (tools, Missing.Find(tools)!);

    public IReadOnlyList<string> Tools { get; }
}

internal static class Missing
{
    // The CDK is a Node.js library: the .NET packages start node. A tool is a program, or a package of cdk/package.json.
    public static string? Find(IEnumerable<string> tools) => tools.Prepend("node")
        .Where(tool => !Tool.IsInstalled(tool)
            && !Directory.Exists(Path.Combine(Repository.Root, "cdk", "node_modules", tool)))
        .Select(tool => $"{tool} is not installed.").FirstOrDefault();
}
