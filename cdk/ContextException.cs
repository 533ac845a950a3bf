namespace FleetDiff.Cdk;

/// <summary>Context values that are missing or wrong.</summary>
/// <param name="problems">Every problem, a sentence each.</param>
public sealed class ContextException(IReadOnlyList<string> problems)
    : Exception($"FleetDiff cannot be deployed so:{string.Concat(problems.Select(problem => $"\n- {problem}"))}")
{
    /// <summary>Every problem, a sentence each.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
