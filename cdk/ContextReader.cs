using System.Globalization;
using System.Text.Json;

namespace FleetDiff.Cdk;

/// <summary>
/// Reads context values one by one, as text from <c>-c name=value</c> or as JSON from cdk.json, and collects what is
/// wrong with them, so that a person hears it all at once.
/// </summary>
internal sealed class ContextReader(IReadOnlyDictionary<string, JsonElement> context)
{
    private readonly List<string> _problems = [];

    /// <summary>Whether a value is given, right or wrong.</summary>
    public bool IsGiven(string key) => context.TryGetValue(key, out var given) && given.ValueKind != JsonValueKind.Null;

    /// <summary>An unknown name is a setting without effect: most likely a typing error.</summary>
    public void RefuseUnknown(IReadOnlyList<string> known)
    {
        foreach (var key in context.Keys.Where(key => !known.Contains(key) && !IsOfTheCdk(key, known)))
        {
            Problem($"{key} is not a setting; there are {string.Join(", ", known)}.");
        }
    }

    // The CDK's own names, of today and of tomorrow, have a colon, a slash or a hyphen: aws:cdk:…, @aws-cdk/…,
    // acknowledged-issue-numbers. No setting has one, but people write view-arn for viewArn.
    private static bool IsOfTheCdk(string key, IReadOnlyList<string> known) =>
        key.IndexOfAny([':', '/', '-']) >= 0
        && !known.Contains(key.Replace("-", "", StringComparison.Ordinal), StringComparer.OrdinalIgnoreCase);

    public string? Text(string key, Func<string, bool> isRight, string expected)
    {
        if (!IsGiven(key))
        {
            return null;
        }

        var given = context[key];
        if (IsEmpty(key, given, expected))
        {
            return null;
        }

        if (TextOf(given) is { } text && isRight(text))
        {
            return text;
        }

        Wrong(key, given.ToString(), expected);
        return null;
    }

    /// <summary>A value that is read once; null where it is missing or wrong.</summary>
    public T? Parsed<T>(string key, Func<string, T?> parse, string expected)
        where T : class
    {
        T? parsed = null;
        Text(key, text => (parsed = parse(text)) is not null, expected);
        return parsed;
    }

    public string OneOf(string key, string defaultValue, params string[] values) =>
        Text(key, values.Contains, string.Join(" or ", values)) ?? defaultValue;

    public int? Number(string key, int least, int most, string unit)
    {
        var text = Text(key, value => NumberOf(value) is { } number && number >= least && number <= most,
            $"a whole number of {unit} from {least} to {most}, such as {Math.Max(least, 1)}");
        return text is null ? null : NumberOf(text);
    }

    public IReadOnlyList<string> List(string key, Func<string, bool> isRight, string expected)
    {
        if (!IsGiven(key))
        {
            return [];
        }

        var given = context[key];
        if (IsEmpty(key, given, expected))
        {
            return [];
        }

        var items = given.ValueKind == JsonValueKind.Array
            ? [.. given.EnumerateArray().Select(item => TextOf(item) ?? item.ToString())]
            : (TextOf(given) ?? given.ToString())
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var item in items.Where(item => !isRight(item)))
        {
            Wrong(key, item, expected);
        }

        return [.. items.Distinct()];
    }

    /// <summary>A JSON object, or key=value, comma separated.</summary>
    public IReadOnlyDictionary<string, string> Pairs(string key, Func<string, string, bool> isRight, string expected)
    {
        var pairs = new Dictionary<string, string>();
        if (!IsGiven(key))
        {
            return pairs;
        }

        var items = context[key].ValueKind == JsonValueKind.Object
            ? context[key].EnumerateObject().Select(item => (item.Name, Value: TextOf(item.Value)))
            : List(key, _ => true, expected).Select(item => item.Split('=', 2) is [var name, var value]
                ? (Name: name.Trim(), Value: value.Trim())
                : (Name: item, Value: null));
        foreach (var (name, value) in items)
        {
            if (value is null || !isRight(name, value))
            {
                Wrong(key, $"{name}={value}", expected);
            }
            else if (!pairs.TryAdd(name, value))
            {
                Problem($"{key} has {name} twice; a key has one value.");
            }
        }

        return pairs;
    }

    public void Problem(string sentence) => _problems.Add(sentence);

    public void ThrowIfWrong()
    {
        if (_problems.Count > 0)
        {
            throw new ContextException(_problems);
        }
    }

    // Whoever gives an empty value means something by it; the default would be a guess at what. An empty JSON array says
    // none.
    private bool IsEmpty(string key, JsonElement given, string expected)
    {
        if (TextOf(given)?.Trim(',', ' ') is not "")
        {
            return false;
        }

        Problem($"{key} is empty; expected {expected}. Leave it out for the default.");
        return true;
    }

    private void Wrong(string key, string value, string expected) =>
        Problem($"{key} is '{value.ReplaceLineEndings(" ")}'; expected {expected}.");

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()?.Trim(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    private static int? NumberOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
