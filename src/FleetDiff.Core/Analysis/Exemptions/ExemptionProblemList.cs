using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Analysis.Exemptions;

/// <summary>Collects the errors in a file, at most 100.</summary>
internal sealed class ExemptionProblemList
{
    private const int MaxProblems = 100;
    private const int MaxValueLength = 60;

    private readonly List<ExemptionProblem> _problems = [];

    /// <summary>Whether the list has reached its maximum, so that further errors are not added.</summary>
    public bool IsFull => _problems.Count >= MaxProblems;

    /// <summary>Formats a value of the file for a message: quoted, on one line, at most 60 characters.</summary>
    public static string Quote(string value) => $"'{SafeText.ToSingleLine(value, MaxValueLength)}'";

    public void Add(int line, int column, string? name, string what)
    {
        if (!IsFull)
        {
            _problems.Add(new(line, column, name, what));
        }
    }

    public void ThrowIfAny()
    {
        if (_problems.Count > 0)
        {
            throw new ExemptionsException(
                [.. _problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)], IsFull);
        }
    }
}
