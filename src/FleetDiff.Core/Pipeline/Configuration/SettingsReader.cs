using System.Globalization;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Pipeline.Configuration;

/// <summary>Reads settings one by one and collects every problem, so that all of them are reported at once.</summary>
/// <param name="given">The values by name; a null value is not given.</param>
/// <param name="nameOf">The name of a setting in <paramref name="given"/>; null when it is the setting itself.</param>
public class SettingsReader(IReadOnlyDictionary<string, string?> given, Func<string, string>? nameOf = null)
{
    private const int LongestValueShown = 200;

    private readonly List<string> _problems = [];
    private readonly HashSet<string> _required = [];

    /// <summary>Whether a setting has a value, right or wrong.</summary>
    public bool IsGiven(string setting) => given.GetValueOrDefault(NameOf(setting)) is not null;

    /// <summary>Adds a problem when a setting is not given.</summary>
    public void Require(string setting, string expected)
    {
        _required.Add(setting);
        if (!IsGiven(setting))
        {
            Problem($"{NameOf(setting)} is required: {expected}.");
        }
    }

    /// <summary>A parsed value; null where it is missing or wrong.</summary>
    public T? Parse<T>(string setting, Func<string, T?> parse, string expected)
    {
        if (given.GetValueOrDefault(NameOf(setting))?.Trim() is not { } text)
        {
            return default;
        }

        // An empty value is set on purpose; the default would be a guess at the purpose.
        if (text.Length == 0)
        {
            Problem($"{NameOf(setting)} is empty; expected {expected}."
                + (_required.Contains(setting) ? "" : " Leave it out for the default."));
            return default;
        }

        var value = parse(text);
        if (value is null)
        {
            Wrong(setting, text, expected);
        }

        return value;
    }

    /// <summary>A text; null where it is missing or wrong.</summary>
    public string? Text(string setting, Func<string, bool> isRight, string expected) =>
        Parse(setting, text => isRight(text) ? text : null, expected);

    /// <summary>One of several words; null where it is missing or wrong.</summary>
    public string? OneOf(string setting, params string[] words) =>
        Text(setting, words.Contains, $"{string.Join(", ", words[..^1])} or {words[^1]}");

    /// <summary>A whole number; null where it is missing or wrong.</summary>
    public int? Number(string setting, int least, int most, string unit) => Parse<int?>(
        setting,
        text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most ? number : null,
        $"a whole number of {unit} from {least} to {most}");

    /// <summary>A list without duplicates, comma separated; empty where it is missing.</summary>
    public IReadOnlyList<string> List(string setting, Func<string, bool> isRight, string expected)
    {
        var list = Parse(setting, text => Split(NameOf(setting), text) is { Count: > 0 } some ? some : null, expected) ?? [];
        foreach (var item in list.Where(item => !isRight(item)))
        {
            Wrong(setting, item, expected);
        }

        return [.. list.Distinct()];
    }

    /// <summary>Adds a problem: a sentence.</summary>
    public void Problem(string sentence) => _problems.Add(sentence);

    /// <summary>Adds the problem that a value is not as it is expected.</summary>
    public void Wrong(string setting, string value, string expected) => Problem(
        $"{NameOf(setting)} is '{SafeText.ToSingleLine(value, LongestValueShown)}'; expected {expected}.");

    /// <summary>Ends the reading.</summary>
    /// <exception cref="SettingsException">There are problems; it has all of them.</exception>
    public void ThrowIfWrong()
    {
        if (_problems.Count > 0)
        {
            throw new SettingsException(_problems);
        }
    }

    /// <summary>The items of a list.</summary>
    protected virtual IReadOnlyList<string> Split(string name, string text) =>
        text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private string NameOf(string setting) => nameOf is null ? setting : nameOf(setting);
}
