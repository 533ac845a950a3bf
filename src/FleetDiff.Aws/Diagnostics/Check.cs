using FleetDiff.Aws.Checks;
using FleetDiff.Core.Pipeline;

namespace FleetDiff.Aws.Diagnostics;

/// <summary>One check of the doctor.</summary>
/// <param name="what">The name of the check, in a word or two.</param>
/// <param name="examine">
/// Runs the check. A <see cref="RunFailedException"/> or a <see cref="SourceFailedException"/> is a failed check.
/// </param>
/// <param name="needs">The checks that must pass first, because this check would fail for the same cause.</param>
internal sealed class Check(
    string what, Func<CancellationToken, Task<CheckResult>> examine, params IReadOnlyList<Check> needs)
{
    /// <summary>Creates a check that evaluates the results of its required checks.</summary>
    public Check(string what, Func<CheckResult> evaluator, params IReadOnlyList<Check> needs)
        : this(what, _ => Task.FromResult(evaluator()), needs)
    {
    }

    public string Name => what;

    public IReadOnlyList<Check> Requires => needs;

    public Task<CheckResult> RunAsync(CancellationToken cancellationToken) => examine(cancellationToken);
}
