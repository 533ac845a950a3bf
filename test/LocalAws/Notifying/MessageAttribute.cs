using System.Globalization;
using System.Text;
using LocalAws.Serving;
using Microsoft.Extensions.Primitives;

namespace LocalAws.Notifying;

/// <summary>MessageAttributes.entry.N.Name, .Value.DataType and .Value.StringValue or .Value.BinaryValue.</summary>
internal sealed record MessageAttribute(string Name, string DataType, string Value)
{
    public int Bytes => Encoding.UTF8.GetByteCount(Name) + Encoding.UTF8.GetByteCount(DataType)
        + Encoding.UTF8.GetByteCount(Value);

    public static IReadOnlyList<MessageAttribute> AllOf(Dictionary<string, StringValues> form)
    {
        var attributes = new List<MessageAttribute>();
        for (var i = 1; form.TryGetValue(Field(i, "Name"), out var name); i++)
        {
            var type = form.GetValueOrDefault(Field(i, "Value.DataType")).ToString();
            var value = form.GetValueOrDefault(Field(i, "Value.StringValue")).ToString()
                + form.GetValueOrDefault(Field(i, "Value.BinaryValue"));
            attributes.Add(type.Split('.')[0] is "String" or "Number" or "Binary" && value.Length > 0
                ? new(name.ToString(), type, value)
                : throw new ServiceException(
                    400, "ParameterValueInvalid", $"The message attribute '{name}' has an invalid type or value."));
        }

        return attributes;
    }

    private static string Field(int number, string name) =>
        string.Create(CultureInfo.InvariantCulture, $"MessageAttributes.entry.{number}.{name}");
}
