using FleetDiff.Reporting;

namespace FleetDiff.Comparing.Exempting;

/// <summary>Collects the mistakes in a file, up to a bound.</summary>
internal sealed class ExemptionProblems
{
    private const int Most = 100;
    private const int LongestValue = 60;

    private readonly List<ExemptionProblem> _problems = [];

    /// <summary>Whether reading on would add nothing.</summary>
    public bool AreEnough => _problems.Count >= Most;

    /// <summary>A value of the file, fit to be shown.</summary>
    public static string Quote(string value) => $"'{PlainText.OneLine(value, LongestValue)}'";

    public void Add(int line, int column, string? name, string what)
    {
        if (!AreEnough)
        {
            _problems.Add(new(line, column, name, what));
        }
    }

    public void ThrowIfAny()
    {
        if (_problems.Count > 0)
        {
            throw new ExemptionsException(
                [.. _problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)], AreEnough);
        }
    }
}
