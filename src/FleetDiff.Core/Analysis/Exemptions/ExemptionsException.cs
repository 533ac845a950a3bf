using System.Globalization;

namespace FleetDiff.Core.Analysis.Exemptions;

/// <summary>An <c>exemptions.csv</c> with mistakes in it: none of its rules is applied.</summary>
/// <param name="problems">The mistakes in the order of the file.</param>
/// <param name="thereMayBeMore">Whether reading ended early, because there were too many.</param>
public sealed class ExemptionsException(IReadOnlyList<ExemptionProblem> problems, bool thereMayBeMore = false)
    : Exception($"exemptions.csv cannot be used:{string.Concat(problems.Select(problem => $"\n- {problem}"))}"
        + (thereMayBeMore ? "\n- There may be more: reading ended here." : ""))
{
    /// <summary>The mistakes in the order of the file.</summary>
    public IReadOnlyList<ExemptionProblem> Problems { get; } = problems;
}

/// <summary>One mistake in <c>exemptions.csv</c>.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The character in that line, from 1, as an editor counts.</param>
/// <param name="Name">The name of the column that the character is in, or null when it is in none.</param>
/// <param name="What">What is wrong, with the value, and what is expected instead.</param>
public sealed record ExemptionProblem(int Line, int Column, string? Name, string What)
{
    /// <summary><c>line 7, column 14 (until): …</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"line {Line}, column {Column}{(Name is null ? "" : $" ({Name})")}: {What}");
}
