using System.Text.Json.Nodes;

namespace FleetDiff.Cdk.Context;

/// <summary>Reads the context values.</summary>
internal static class ContextFiles
{
    /// <summary>Reads the context that the CDK CLI passes.</summary>
    /// <param name="json">The JSON object of the environment variable.</param>
    /// <param name="overflow">The file with the values that are too long for a variable; null if there is none.</param>
    public static JsonObject ReadCdkContext(string json, string? overflow)
    {
        var context = Parse(json);
        foreach (var (name, value) in overflow is null ? [] : Parse(File.ReadAllText(overflow)))
        {
            context[name] = value?.DeepClone();
        }

        return context;
    }

    /// <summary>Reads the context of cdk.json. Arguments <c>-c name=value</c> override it.</summary>
    public static JsonObject ReadStandalone(string file, IReadOnlyList<string> args)
    {
        var context = Parse(File.ReadAllText(file))["context"]?.DeepClone().AsObject() ?? [];
        for (var index = 0; index + 1 < args.Count; index++)
        {
            if (args[index] is "-c" or "--context" && args[index + 1].Split('=', 2) is [var name, var value])
            {
                context[name] = value;
            }
        }

        return context;
    }

    private static JsonObject Parse(string json) => json.Length == 0 ? [] : JsonNode.Parse(json)!.AsObject();
}
