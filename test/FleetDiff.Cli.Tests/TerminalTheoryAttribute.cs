namespace FleetDiff.Cli.Tests;

/// <summary>A theory that needs a terminal: the one that script(1) makes.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TerminalTheoryAttribute : TheoryAttribute
{
    public const string Script = "/usr/bin/script";

    public TerminalTheoryAttribute() => Skip = File.Exists(Script) ? null : $"There is no {Script} here.";
}
