namespace FleetDiff.Aws.Diagnostics;

/// <summary>Something that the doctor looks at.</summary>
/// <param name="what">What it is, in a word or two.</param>
/// <param name="examine">Looks at it. What it throws as a failed call is a failed check.</param>
/// <param name="needs">The checks without which this one would only fail again.</param>
internal sealed class Check(
    string what, Func<CancellationToken, Task<CheckResult>> examine, params IReadOnlyList<Check> needs)
{
    /// <summary>Something that is judged by what its needs have seen.</summary>
    public Check(string what, Func<CheckResult> evaluator, params IReadOnlyList<Check> needs)
        : this(what, _ => Task.FromResult(evaluator()), needs)
    {
    }

    public string Name => what;

    public IReadOnlyList<Check> Requires => needs;

    public Task<CheckResult> RunAsync(CancellationToken cancellationToken) => examine(cancellationToken);
}
