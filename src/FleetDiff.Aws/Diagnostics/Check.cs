using FleetDiff.Aws.Checks;
using FleetDiff.Core.Pipeline;

namespace FleetDiff.Aws.Diagnostics;

/// <summary>One check of the doctor.</summary>
/// <param name="Name">The name of the check, in a word or two.</param>
/// <param name="ExamineAsync">
/// Runs the check. A failed AWS call, a <see cref="RunFailedException"/> or a <see cref="SourceFailedException"/> is a failed
/// check.
/// </param>
/// <param name="Needs">The checks that must pass first, because this check would fail for the same cause.</param>
internal sealed record Check(
    string Name, Func<CancellationToken, Task<CheckResult>> ExamineAsync, params IReadOnlyList<Check> Needs)
{
    /// <summary>Creates a check that evaluates the results of its required checks.</summary>
    public Check(string name, Func<CheckResult> evaluate, params IReadOnlyList<Check> needs)
        : this(name, _ => Task.FromResult(evaluate()), needs)
    {
    }

    /// <summary>Creates a check that passes with a message when a call succeeds.</summary>
    public Check(string name, Func<CancellationToken, Task> call, string message, params IReadOnlyList<Check> needs)
        : this(
            name,
            async cancellationToken =>
            {
                await call(cancellationToken);
                return CheckResult.Ok(message);
            },
            needs)
    {
    }

    /// <summary>The call that the check makes, as the start of "… failed".</summary>
    public string Attempt { get; init; } = "";

    /// <summary>The IAM permission that the call requires; null when the check describes its failures itself.</summary>
    public string? Permission { get; init; }

    /// <summary>The result when the caller lacks the permission; null when that is a failure like any other.</summary>
    public CheckResult? Denied { get; init; }
}
