using System.Globalization;
using System.Text.Json.Nodes;

namespace FleetDiff.Cdk.Release;

/// <summary>A parameter of the release template, which sets a context value of the deployment.</summary>
/// <param name="Name">The name of the parameter.</param>
/// <param name="Context">The context value that it sets; several parameters can set the items of one list.</param>
/// <param name="Sample">A value in a synthesis: it differs from the default, and from every other value in the stack.</param>
/// <param name="Description">The description of the parameter.</param>
internal sealed record TemplateParameter(string Name, string Context, string Sample, string Description)
{
    /// <summary>The start of the context value, before the value of the parameter.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The context value in a synthesis.</summary>
    public string ContextValue => Prefix + Sample;

    /// <summary>What takes the place of <see cref="ContextValue"/> in the template.</summary>
    public JsonObject Reference => Prefix.Length == 0
        ? new() { ["Ref"] = Name }
        : new() { ["Fn::Sub"] = $"{Prefix}${{{Name}}}" };

    /// <summary>The default; empty when nothing is set without a value, null when a value is required.</summary>
    public string? Default { get; init; } = "";

    /// <summary>The regular expression of a valid value; null when every value is valid.</summary>
    public string? Pattern { get; init; }

    /// <summary>The valid values; empty when they are not listed.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>The smallest and the largest value of a number; null for text.</summary>
    public (int Least, int Most)? Range { get; init; }

    /// <summary>Whether the parameter only enables something: its value is not part of the template.</summary>
    public bool IsSwitch => Choices.SequenceEqual(["false", "true"]);

    /// <summary>The condition of everything that exists only with a value; null for a parameter that always has one.</summary>
    public string? Condition => IsSwitch ? $"Is{Name}" : IsOptional ? $"Has{Name}" : null;

    /// <summary>The expression of <see cref="Condition"/>.</summary>
    public JsonNode ConditionExpression => IsSwitch ? CreateEquals("true")
        : new JsonObject { ["Fn::Not"] = new JsonArray(CreateEquals("")) };

    /// <summary>The entry in the section <c>Parameters</c>.</summary>
    public JsonObject Definition => new(new Dictionary<string, JsonNode?>
    {
        ["Type"] = Range is null ? "String" : "Number",
        ["Description"] = Description,
        ["Default"] = Default,
        ["AllowedValues"] = Choices is [] ? null : new JsonArray([.. Choices.Select(choice => (JsonNode)choice)]),
        // An empty value means that the parameter is not given.
        ["AllowedPattern"] = Pattern is null ? null : IsOptional ? $"^({Pattern})?$" : $"^({Pattern})$",
        ["ConstraintDescription"] = Pattern is null ? null : $"It must match {Pattern}",
        ["MinValue"] = Range?.Least.ToString(CultureInfo.InvariantCulture),
        ["MaxValue"] = Range?.Most.ToString(CultureInfo.InvariantCulture),
    }.Where(item => item.Value is not null));

    private bool IsOptional => Default is "";

    private JsonObject CreateEquals(string value) => new()
    {
        ["Fn::Equals"] = new JsonArray(new JsonObject { ["Ref"] = Name }, value),
    };
}
