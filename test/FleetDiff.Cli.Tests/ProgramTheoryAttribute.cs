namespace FleetDiff.Cli.Tests;

/// <summary>A theory that requires a program and is skipped without it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ProgramTheoryAttribute : TheoryAttribute
{
    public const string Bash = "/bin/bash";

    /// <summary>script(1), which creates a terminal.</summary>
    public const string Script = "/usr/bin/script";

    public ProgramTheoryAttribute(string program) =>
        (Program, Skip) = (program, File.Exists(program) ? null : $"{program} is not installed.");

    public string Program { get; }
}
