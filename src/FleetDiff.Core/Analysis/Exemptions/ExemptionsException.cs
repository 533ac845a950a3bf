using System.Globalization;

namespace FleetDiff.Core.Analysis.Exemptions;

/// <summary>The exception for an <c>exemptions.csv</c> with errors. None of its rules is applied.</summary>
/// <param name="problems">The errors, in the order of the file.</param>
public sealed class ExemptionsException(IReadOnlyList<ExemptionProblem> problems)
    : Exception($"exemptions.csv cannot be used:{string.Concat(problems.Select(problem => $"\n- {problem}"))}"
        + (problems.Count < MaxProblems ? "" : "\n- There may be more errors: parsing stopped here."))
{
    /// <summary>The number of errors at which parsing stops.</summary>
    internal const int MaxProblems = 100;

    /// <summary>The errors, in the order of the file.</summary>
    public IReadOnlyList<ExemptionProblem> Problems { get; } = problems;
}

/// <summary>One error in <c>exemptions.csv</c>.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The character in that line, from 1.</param>
/// <param name="Name">The name of the CSV column, or null when the error is in none.</param>
/// <param name="What">The error with the value, and what is expected.</param>
public sealed record ExemptionProblem(int Line, int Column, string? Name, string What)
{
    private const int MaxValueLength = 60;

    /// <summary>Formats the error as <c>line 7, column 14 (until): …</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"line {Line}, column {Column}{(Name is null ? "" : $" ({Name})")}: {What}");

    /// <summary>Formats a value of the file for a message: quoted, on one line, at most 60 characters.</summary>
    internal static string Quote(string value) => $"'{SafeText.ToSingleLine(value, MaxValueLength)}'";
}
