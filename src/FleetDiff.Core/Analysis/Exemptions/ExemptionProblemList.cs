using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Analysis.Exemptions;

/// <summary>Collects the mistakes in a file, up to a bound.</summary>
internal sealed class ExemptionProblemList
{
    private const int MaxProblems = 100;
    private const int MaxValueLength = 60;

    private readonly List<ExemptionProblem> _problems = [];

    /// <summary>Whether reading on would add nothing.</summary>
    public bool IsFull => _problems.Count >= MaxProblems;

    /// <summary>A value of the file, fit to be shown.</summary>
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
