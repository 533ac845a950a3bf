using System.Text.Json;

namespace FleetDiff.Cdk.Context;

/// <summary>Where context values come from.</summary>
internal static class ContextFiles
{
    /// <summary>The context as the CDK's command line hands it over.</summary>
    /// <param name="json">The object itself.</param>
    /// <param name="overflow">The file with the part that is too long for a variable; null for none.</param>
    public static IReadOnlyDictionary<string, JsonElement> ReadCdkContext(string json, string? overflow)
    {
        var context = ReadObject(json);
        foreach (var (name, value) in overflow is null ? [] : ReadObject(File.ReadAllText(overflow)))
        {
            context[name] = value;
        }

        return context;
    }

    /// <summary>The context of cdk.json, and over it that of the arguments: <c>-c name=value</c>.</summary>
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
