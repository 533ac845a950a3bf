using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace FleetDiff.Cli.Tests.Schemas;

/// <summary>The docstrings of an assembly, from the XML file that the compiler writes beside it.</summary>
internal sealed partial class XmlComments
{
    private readonly Dictionary<string, XElement> _members;

    private XmlComments(string file) => _members = XDocument.Load(file).Descendants("member")
        .ToDictionary(member => member.Attribute("name")!.Value);

    /// <summary>Reads the docstrings of the assembly that defines a type.</summary>
    public static XmlComments Load(Type type) =>
        new(Path.Combine(AppContext.BaseDirectory, $"{type.Assembly.GetName().Name}.xml"));

    /// <summary>The summary of a type as plain text.</summary>
    public string? Describe(Type type) => Text(Find($"T:{type.FullName}")?.Element("summary"));

    /// <summary>The summary of a property, or of the parameter of a record, as plain text.</summary>
    public string? Describe(Type type, string property) =>
        Text(Find($"P:{type.FullName}.{property}")?.Element("summary"))
        ?? Text(Find($"T:{type.FullName}")?.Elements("param").FirstOrDefault(
            parameter => parameter.Attribute("name")?.Value == property));

    private XElement? Find(string member) => _members.GetValueOrDefault(member);

    private static string? Text(XElement? comment) => comment is null
        ? null
        : Blanks().Replace(string.Concat(comment.Nodes().Select(Text)), " ").Trim();

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Value.Length: > 0 } element => element.Value,
        // <see cref="T:FleetDiff.Core.Model.View"/>, or a name.
        XElement element => (element.Attribute("cref") ?? element.Attribute("name"))?.Value.Split('.')[^1] ?? "",
        _ => "",
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
