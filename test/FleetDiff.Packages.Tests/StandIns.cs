namespace FleetDiff.Packages.Tests;

/// <summary>The stand-ins for Amazon packages in src/compat. Each has the name of its package.</summary>
internal static class StandIns
{
    /// <summary>The names.</summary>
    public static IReadOnlyList<string> Ids { get; } =
    [
        .. Directory.GetDirectories(Path.Combine(Repository.Root, "src", "compat"))
            .Select(folder => Path.GetFileName(folder))
            .Where(id => File.Exists(Path.Combine(Repository.Root, Project(id))))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Returns the project file of a stand-in.</summary>
    public static string Project(string id) => $"src/compat/{id}/{id}.csproj";
}
