using System.Globalization;
using System.Text.Json;
using LocalAws.Serving;

namespace LocalAws.Nodes;

internal static class NodeJson
{
    private static readonly string[] OfTheInstance =
    [
        "AgentType", "AgentVersion", "ComputerName", "InstanceStatus", "IpAddress", "ManagedStatus", "PlatformType",
        "PlatformName", "PlatformVersion", "ResourceType",
    ];

    public static void Write(Utf8JsonWriter json, Node node)
    {
        json.WriteStartObject();
        json.WriteSeconds("CaptureTime", node.CaptureTime.GetValueOrDefault());
        json.WriteString("Id", node.Id);
        json.WriteStartObject("Owner");
        json.WriteString("AccountId", node.Account);
        json.WriteOptional("OrganizationalUnitId", node.OrganizationalUnitId);
        json.WriteOptional("OrganizationalUnitPath", node.OrganizationalUnitPath);
        json.WriteEndObject();
        json.WriteString("Region", node.Region);
        json.WriteStartObject("NodeType");
        json.WriteStartObject("Instance");
        foreach (var name in OfTheInstance)
        {
            json.WriteOptional(name, NodeAttributes.All[name](node));
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>A count is a string, like the values that it counts.</summary>
    public static void WriteCount(Utf8JsonWriter json, IReadOnlyList<string> attributes, string values, int count)
    {
        json.WriteStartObject();
        foreach (var (name, value) in attributes.Zip(values.Split('\n')))
        {
            json.WriteString(name, value);
        }

        json.WriteString("Count", count.ToString(CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }
}
