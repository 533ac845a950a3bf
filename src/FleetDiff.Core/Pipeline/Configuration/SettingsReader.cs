using System.Globalization;

namespace FleetDiff.Core.Pipeline.Configuration;

/// <summary>Reads settings and collects all problems, so that they are reported together.</summary>
/// <param name="given">The values by name. A null value means that the setting is not given.</param>
/// <param name="nameOf">Returns the name of a setting in <paramref name="given"/>; null when the names are equal.</param>
public class SettingsReader(IReadOnlyDictionary<string, string?> given, Func<string, string>? nameOf = null)
{
    private const int LongestValueShown = 200;

    private readonly List<string> _problems = [];
    private readonly HashSet<string> _required = [];
    private readonly HashSet<string> _names = [];

    /// <summary>The names of the settings that were parsed.</summary>
    public IReadOnlyCollection<string> Names => _names;

    /// <summary>Returns whether a setting has a value, valid or invalid.</summary>
    public bool IsSet(string setting) => given.GetValueOrDefault(GetName(setting)) is not null;

    /// <summary>Adds a problem if a setting is not given.</summary>
    internal void Require(string setting, string expected)
    {
        _required.Add(setting);
        if (!IsSet(setting))
        {
            AddProblem($"{GetName(setting)} is required: {expected}.");
        }
    }

    /// <summary>Parses a value; null when it is missing or invalid.</summary>
    public T? Parse<T>(string setting, Func<string, T?> parse, string expected)
    {
        _names.Add(GetName(setting));
        if (given.GetValueOrDefault(GetName(setting))?.Trim() is not { } text)
        {
            return default;
        }

        // An empty value is an error: using the default would hide it.
        if (text.Length == 0)
        {
            AddProblem($"{GetName(setting)} is empty; expected {expected}."
                + (_required.Contains(setting) ? "" : " Remove it to use the default."));
            return default;
        }

        var value = parse(text);
        if (value is null)
        {
            AddInvalidValue(setting, text, expected);
        }

        return value;
    }

    /// <summary>Reads a text; null when it is missing or invalid.</summary>
    public string? ParseText(string setting, Func<string, bool> isRight, string expected) =>
        Parse(setting, text => isRight(text) ? text : null, expected);

    /// <summary>Reads one of several words; null when it is missing or invalid.</summary>
    public string? ParseChoice(string setting, params string[] words) =>
        ParseText(setting, words.Contains, $"{string.Join(", ", words[..^1])} or {words[^1]}");

    /// <summary>Reads a whole number; null when it is missing or invalid.</summary>
    public int? ParseNumber(string setting, int least, int most, string unit) => Parse<int?>(
        setting,
        text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most ? number : null,
        $"a whole number of {unit} from {least} to {most}");

    /// <summary>Reads a comma-separated list without duplicates; empty when it is missing.</summary>
    public IReadOnlyList<string> ParseList(string setting, Func<string, bool> isRight, string expected)
    {
        var list = Parse(setting, text => Split(GetName(setting), text) is { Count: > 0 } some ? some : null, expected) ?? [];
        foreach (var item in list.Where(item => !isRight(item)))
        {
            AddInvalidValue(setting, item, expected);
        }

        return [.. list.Distinct()];
    }

    /// <summary>Adds a problem, in one sentence.</summary>
    public void AddProblem(string sentence) => _problems.Add(sentence);

    /// <summary>Adds the problem that a value differs from the expected form.</summary>
    internal void AddInvalidValue(string setting, string value, string expected) => AddProblem(
        $"{GetName(setting)} is '{SafeText.ToSingleLine(value, LongestValueShown)}'; expected {expected}.");

    /// <summary>Throws if there are problems.</summary>
    /// <exception cref="SettingsException">There are problems. The exception lists all of them.</exception>
    public void ThrowIfInvalid()
    {
        if (_problems.Count > 0)
        {
            throw new SettingsException(_problems);
        }
    }

    /// <summary>Splits a list into its items.</summary>
    protected virtual IReadOnlyList<string> Split(string name, string text) =>
        text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private string GetName(string setting) => nameOf is null ? setting : nameOf(setting);
}

/// <summary>The exception for settings that are missing or invalid.</summary>
/// <param name="problems">All problems, one sentence each.</param>
public sealed class SettingsException(IReadOnlyList<string> problems)
    : Exception($"FleetDiff is not configured:{string.Concat(problems.Select(problem => $"\n- {problem}"))}")
{
    /// <summary>All problems, one sentence each.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
