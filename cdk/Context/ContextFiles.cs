using System.Text.Json;

namespace FleetDiff.Cdk.Context;

/// <summary>Reads the context values.</summary>
internal static class ContextFiles
{
    /// <summary>Reads the context that the CDK CLI passes.</summary>
    /// <param name="json">The JSON object of the environment variable.</param>
    /// <param name="overflow">The file with the values that are too long for a variable; null if there is none.</param>
    public static IReadOnlyDictionary<string, JsonElement> ReadCdkContext(string json, string? overflow)
    {
        var context = ReadObject(json);
        foreach (var (name, value) in overflow is null ? [] : ReadObject(File.ReadAllText(overflow)))
        {
            context[name] = value;
        }

        return context;
    }

    /// <summary>Reads the context of cdk.json. Arguments <c>-c name=value</c> override it.</summary>
    public static IReadOnlyDictionary<string, JsonElement> ReadStandalone(string file, IReadOnlyList<string> args)
    {
        var context = ReadObject(ReadObject(File.ReadAllText(file)).GetValueOrDefault("context").ToString());
        for (var index = 0; index + 1 < args.Count; index++)
        {
            if (args[index] is "-c" or "--context" && args[index + 1].Split('=', 2) is [var name, var value])
            {
                context[name] = JsonElement.Parse($"\"{JsonEncodedText.Encode(value)}\"");
            }
        }

        return context;
    }

    private static Dictionary<string, JsonElement> ReadObject(string json)
    {
        using var document = JsonDocument.Parse(json.Length == 0 ? "{}" : json);
        return document.RootElement.Clone().EnumerateObject().ToDictionary(item => item.Name, item => item.Value);
    }
}
