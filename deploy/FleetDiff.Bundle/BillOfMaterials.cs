using System.Text.Json;
using System.Text.Json.Nodes;

namespace FleetDiff.Bundle;

/// <summary>Creates bills of materials (CycloneDX) with the tool of <c>.config/dotnet-tools.json</c>.</summary>
internal static class BillOfMaterials
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Creates the bill of materials of a project that is restored.</summary>
    /// <param name="release">The release.</param>
    /// <param name="project">The project file, relative to the root folder of the repository.</param>
    /// <param name="file">The file to write.</param>
    public static async Task CreateAsync(Release release, string project, string file)
    {
        await Tool.RunAsync(release.Root, "dotnet", "CycloneDX", project, "--output", Path.GetDirectoryName(file)!,
            "--filename", Path.GetFileName(file), "--output-format", "Json", "--disable-package-restore");
        await File.WriteAllTextAsync(file, Normalize(await File.ReadAllTextAsync(file), release));
    }

    /// <summary>Removes the random serial number, and sets the time and the version of the release.</summary>
    internal static string Normalize(string json, Release release)
    {
        var bill = JsonNode.Parse(json)!.AsObject();
        bill.Remove("serialNumber");
        var metadata = bill["metadata"]!;
        metadata["timestamp"] = release.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null);
        var component = metadata["component"]!;
        var earlier = $"{component["name"]}@{component["version"]}";
        component["version"] = release.Version;
        return $"{bill.ToJsonString(Indented).Replace(earlier, $"{component["name"]}@{release.Version}", StringComparison.Ordinal)}\n";
    }
}
