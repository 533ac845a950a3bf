using System.Text.Json;

namespace FleetDiff.Packages.Tests;

/// <summary>The result of restoring a project.</summary>
internal static class RestoredProject
{
    /// <summary>Returns the packages that a project ships, without those that only its build needs.</summary>
    public static IReadOnlyList<Package> GetPackages(string folder)
    {
        using var assets = JsonDocument.Parse(Repository.Read(Path.Combine(folder, "obj", "project.assets.json")));
        var root = assets.RootElement;
        var framework = root.GetProperty("project").GetProperty("frameworks").EnumerateObject().Single().Value;
        var target = root.GetProperty("targets").EnumerateObject().First(each => !each.Name.Contains('/')).Value;
        var libraries = target.EnumerateObject().ToDictionary(
            each => each.Name.Split('/')[0], StringComparer.OrdinalIgnoreCase);

        // The list has no package that only the build of a referenced project needs.
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var open = new Stack<string>(Taken(framework).Concat(
            libraries.Where(each => IsA("project", each.Value)).Select(each => each.Key)));
        while (open.TryPop(out var name))
        {
            if (found.Add(name) && libraries[name].Value.TryGetProperty("dependencies", out var dependencies))
            {
                dependencies.EnumerateObject().Select(each => each.Name).ToList().ForEach(open.Push);
            }
        }

        var packages = root.GetProperty("packageFolders").EnumerateObject().Select(each => each.Name).ToList();
        return [.. found.Where(name => IsA("package", libraries[name])).Select(name => Package.Read(
            ReadNuspec(root.GetProperty("libraries").GetProperty(libraries[name].Name), packages)))];
    }

    private static IEnumerable<string> Taken(JsonElement framework) =>
        framework.TryGetProperty("dependencies", out var dependencies)
            ? from dependency in dependencies.EnumerateObject()
              where !dependency.Value.TryGetProperty("suppressParent", out var kept) || kept.GetString() != "All"
              select dependency.Name
            : [];

    private static bool IsA(string type, JsonProperty library) => library.Value.GetProperty("type").GetString() == type;

    private static string ReadNuspec(JsonElement library, List<string> folders)
    {
        var file = library.GetProperty("files").EnumerateArray().Select(each => each.GetString()!)
            .Single(each => each.EndsWith(".nuspec", StringComparison.Ordinal));
        return folders.Select(each => Path.Combine(each, library.GetProperty("path").GetString()!, file))
            .First(File.Exists);
    }
}
