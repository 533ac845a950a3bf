namespace FleetDiff.Core.Pipeline.Configuration;

/// <summary>The exception for settings that are missing or invalid.</summary>
/// <param name="problems">All problems, one sentence each.</param>
public sealed class SettingsException(IReadOnlyList<string> problems)
    : Exception($"FleetDiff is not configured:{string.Concat(problems.Select(problem => $"\n- {problem}"))}")
{
    /// <summary>All problems, one sentence each.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
