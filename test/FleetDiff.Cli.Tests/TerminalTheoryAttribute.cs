namespace FleetDiff.Cli.Tests;

/// <summary>A theory that requires a terminal, which script(1) creates.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TerminalTheoryAttribute : TheoryAttribute
{
    public const string Script = "/usr/bin/script";

    public TerminalTheoryAttribute() => Skip = File.Exists(Script) ? null : $"{Script} is not installed.";
}
