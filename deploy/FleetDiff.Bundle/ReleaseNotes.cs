namespace FleetDiff.Bundle;

/// <summary>Cuts the notes of a release out of the changelog (Keep a Changelog 1.1.0).</summary>
internal static class ReleaseNotes
{
    /// <summary>Returns the section of a version; before its release, the section <c>Unreleased</c>.</summary>
    /// <param name="changelog">The content of CHANGELOG.md.</param>
    /// <param name="version">The version.</param>
    /// <exception cref="BundleException">The changelog has neither section.</exception>
    public static string Cut(string changelog, string version)
    {
        var sections = changelog.ReplaceLineEndings("\n").Split("\n## [");
        var section = Find($"{version}]") ?? Find("Unreleased]")
            ?? throw new BundleException($"CHANGELOG.md has no section ## [{version}] and no section ## [Unreleased].");
        return $"# FleetDiff {version}\n\n{string.Join('\n', section.Split('\n').Skip(1)).Trim()}\n";

        string? Find(string heading) => sections.FirstOrDefault(text => text.StartsWith(heading, StringComparison.Ordinal));
    }
}
