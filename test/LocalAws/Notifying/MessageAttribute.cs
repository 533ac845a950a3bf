using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using LocalAws.Serving;
using Microsoft.Extensions.Primitives;

namespace LocalAws.Notifying;

/// <summary>MessageAttributes.entry.N.Name, .Value.DataType and .Value.StringValue.</summary>
internal sealed partial record MessageAttribute(string Name, string DataType, string Value)
{
    public int Bytes => Encoding.UTF8.GetByteCount(Name) + Encoding.UTF8.GetByteCount(DataType)
        + Encoding.UTF8.GetByteCount(Value);

    public static IReadOnlyList<MessageAttribute> AllOf(Dictionary<string, StringValues> form)
    {
        var attributes = new List<MessageAttribute>();
        for (var i = 1; form.TryGetValue(Field(i, "Name"), out var name); i++)
        {
            var attribute = new MessageAttribute(
                name.ToString(),
                form.GetValueOrDefault(Field(i, "Value.DataType")).ToString(),
                form.GetValueOrDefault(Field(i, "Value.StringValue")).ToString());
            if (!attribute.IsValid)
            {
                throw new ServiceException(
                    400, "ParameterValueInvalid", $"The message attribute '{name}' has an invalid type or value.");
            }

            attributes.Add(attribute);
        }

        return attributes;
    }

    private bool IsValid => Value.Length > 0 && NamePattern().IsMatch(Name) && DataType switch
    {
        "Number" => decimal.TryParse(Value, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        "String.Array" => IsArray(Value),
        _ => DataType.Split('.')[0] is "String" or "Number",
    };

    private static bool IsArray(string value)
    {
        try
        {
            var json = JsonElement.Parse(value);
            return json.ValueKind is JsonValueKind.Array && json.EnumerateArray().All(item =>
                item.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True
                    or JsonValueKind.False or JsonValueKind.Null);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // Amazon SNS Developer Guide, Message attributes, Name: letters, digits, "_", "-" and ".", at most 256 of them.
    [GeneratedRegex(@"^(?!AWS\.|Amazon\.|\.)[A-Za-z0-9_.-]{1,256}(?<!\.)$", RegexOptions.IgnoreCase)]
    private static partial Regex NamePattern();

    private static string Field(int number, string name) =>
        string.Create(CultureInfo.InvariantCulture, $"MessageAttributes.entry.{number}.{name}");
}
