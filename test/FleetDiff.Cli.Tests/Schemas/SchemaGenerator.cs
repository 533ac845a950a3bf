using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace FleetDiff.Cli.Tests.Schemas;

/// <summary>
/// Makes the JSON Schema (draft 2020-12) of a type from its contract and its docstrings. Other fields are allowed: a
/// later version may add some. Null is not allowed: fields without a value are left out.
/// </summary>
internal sealed class SchemaGenerator
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = SchemaTypes.Default,
    };

    private readonly Dictionary<Assembly, XmlComments> _comments = [];
    private readonly SortedDictionary<string, JsonNode> _definitions = new(StringComparer.Ordinal);

    /// <summary>The schema of a type.</summary>
    /// <param name="id">The schema's name, such as <c>fleetdiff/report/v1</c>.</param>
    /// <param name="type">The contract.</param>
    public static JsonObject Create(string id, JsonTypeInfo type) => new SchemaGenerator().Generate(id, type);

    /// <summary>The text of a schema's file.</summary>
    public static string Format(JsonNode schema) => schema.ToJsonString(Indented) + "\n";

    private JsonObject Generate(string id, JsonTypeInfo type)
    {
        var root = JsonSchemaExporter.GetJsonSchemaAsNode(type, new()
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = Transform,
        }).AsObject();
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = $"urn:{id.Replace('/', ':')}",
            ["title"] = id,
        };
        foreach (var (name, value) in root.ToList())
        {
            root.Remove(name);
            schema[name] = value;
        }

        if (_definitions.Count > 0)
        {
            schema["$defs"] = new JsonObject(_definitions.Select(each => KeyValuePair.Create(each.Key, (JsonNode?)each.Value)));
        }

        return schema;
    }

    private JsonObject Transform(JsonSchemaExporterContext context, JsonNode node)
    {
        var type = context.TypeInfo;
        // A converter of its own says nothing of what it writes.
        var schema = node as JsonObject ?? CreateConverted(type.Type);
        RemoveNull(schema);
        if (type.Kind == JsonTypeInfoKind.Object)
        {
            schema = CreateObject(schema, type);
            if (context.Path.Length > 0)
            {
                _definitions[type.Type.Name] = schema;
                schema = new JsonObject { ["$ref"] = $"#/$defs/{type.Type.Name}" };
            }
        }

        if (context.PropertyInfo is { } property)
        {
            Describe(schema, property);
        }

        return schema;
    }

    private static JsonObject CreateConverted(Type type) => type == typeof(string)
        ? new() { ["type"] = "string" }
        : type == typeof(Tags)
            ? new() { ["type"] = "object", ["additionalProperties"] = new JsonObject { ["type"] = "string" } }
            : throw new NotSupportedException($"What the converter of {type} writes is not known.");

    private static void RemoveNull(JsonObject schema)
    {
        if (schema["type"] is JsonArray types)
        {
            schema["type"] = types.Select(type => type!.GetValue<string>()).Single(type => type != "null");
        }

        if (schema["enum"] is JsonArray values)
        {
            schema.Remove("enum");
            schema["type"] = "string";
            schema["enum"] = new JsonArray([.. values.Where(value => value is not null).Select(value => value!.DeepClone())]);
        }
    }

    private JsonObject CreateObject(JsonObject exported, JsonTypeInfo type)
    {
        var schema = new JsonObject { ["type"] = "object" };
        if (Comments(type.Type).Describe(type.Type) is { } summary)
        {
            schema["description"] = summary;
        }

        var properties = exported["properties"]?.AsObject() ?? [];
        schema["required"] = new JsonArray(
            [.. type.Properties.Where(property => properties.ContainsKey(property.Name) && IsAlwaysWritten(property))
                .Select(property => (JsonNode)property.Name)]);
        exported.Remove("properties");
        schema["properties"] = properties;
        if (properties["schema"] is JsonObject name && type.Type.GetField("CurrentSchema")?.GetRawConstantValue() is string current)
        {
            name["const"] = current;
        }

        return schema;
    }

    // Which includes earlier versions: what is added to a record later is not required in the code either.
    private static bool IsAlwaysWritten(JsonPropertyInfo property) => !property.IsGetNullable
        && (property.IsRequired || property.AssociatedParameter is { HasDefaultValue: false, IsMemberInitializer: false })
        && property.AttributeProvider?.IsDefined(typeof(JsonIgnoreAttribute), false) != true;

    private void Describe(JsonObject schema, JsonPropertyInfo property)
    {
        var member = (property.AttributeProvider as MemberInfo)?.Name
            ?? throw new NotSupportedException($"{property.Name} is no property.");
        if (Comments(property.DeclaringType).Describe(property.DeclaringType, member) is { } summary)
        {
            schema["description"] = summary;
        }
    }

    private XmlComments Comments(Type type) =>
        _comments.TryGetValue(type.Assembly, out var found) ? found : _comments[type.Assembly] = XmlComments.Load(type);
}
