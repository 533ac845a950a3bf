using System.Globalization;
using System.Text.Json.Nodes;

namespace FleetDiff.Cdk.Release;

/// <summary>A parameter of the release template, which sets a context value of the deployment.</summary>
/// <param name="Name">The name of the parameter.</param>
/// <param name="Context">The context value that it sets; several parameters can set the items of one list.</param>
/// <param name="Sample">A value in a synthesis: it differs from the default, and from every other value in the stack.</param>
/// <param name="Description">The description of the parameter.</param>
/// <param name="Default">The default; empty when nothing is set without a value, null when a value is required.</param>
/// <param name="Pattern">The regular expression of a valid value; null when every value is valid.</param>
/// <param name="Choices">The valid values; null when they are not listed.</param>
/// <param name="Range">The smallest and the largest value of a number; null for text.</param>
/// <param name="Prefix">The start of the context value, before the value of the parameter.</param>
internal sealed record TemplateParameter(
    string Name, string Context, string Sample, string Description, string? Default = "", string? Pattern = null,
    IReadOnlyList<string>? Choices = null, (int Least, int Most)? Range = null, string Prefix = "")
{
    /// <summary>The context value in a synthesis.</summary>
    public string ContextValue => Prefix + Sample;

    /// <summary>What takes the place of <see cref="ContextValue"/> in the template.</summary>
    public JsonObject Reference => Prefix.Length == 0
        ? new() { ["Ref"] = Name }
        : new() { ["Fn::Sub"] = $"{Prefix}${{{Name}}}" };

    /// <summary>Whether the parameter only enables something: its value is not part of the template.</summary>
    public bool IsSwitch => Choices is ["false", "true"];

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
        ["AllowedValues"] = Choices is null ? null : new JsonArray([.. Choices.Select(choice => (JsonNode)choice)]),
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
