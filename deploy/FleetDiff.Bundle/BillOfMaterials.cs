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
            "--filename", Path.GetFileName(file), "--output-format", "Json", "--disable-package-restore",
            "--set-version", release.Version, "--no-serial-number");
        await File.WriteAllTextAsync(file, SetTime(await File.ReadAllTextAsync(file), release.Time));
    }

    /// <summary>Sets the time of a bill of materials; the tool writes the present time.</summary>
    internal static string SetTime(string json, DateTimeOffset time)
    {
        var bill = JsonNode.Parse(json)!;
        bill["metadata"]!["timestamp"] = time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null);
        return $"{bill.ToJsonString(Indented)}\n";
    }
}
