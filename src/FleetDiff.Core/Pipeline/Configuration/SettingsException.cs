namespace FleetDiff.Core.Pipeline.Configuration;

/// <summary>Settings that are missing or wrong.</summary>
/// <param name="problems">Every problem, a sentence each.</param>
public sealed class SettingsException(IReadOnlyList<string> problems)
    : Exception($"FleetDiff is not configured:{string.Concat(problems.Select(problem => $"\n- {problem}"))}")
{
    /// <summary>Every problem, a sentence each.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
