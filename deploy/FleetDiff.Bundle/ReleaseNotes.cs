namespace FleetDiff.Bundle;

/// <summary>Cuts the notes of a release out of the changelog (Keep a Changelog 1.1.0).</summary>
internal static class ReleaseNotes
{
    private const string Heading = "## [";

    /// <summary>Returns the section of a version; before its release, the section <c>Unreleased</c>.</summary>
    /// <param name="changelog">The content of CHANGELOG.md.</param>
    /// <param name="version">The version.</param>
    /// <exception cref="BundleException">The changelog has neither section.</exception>
    public static string Cut(string changelog, string version)
    {
        var lines = changelog.ReplaceLineEndings("\n").Split('\n');
        var start = new[] { version, "Unreleased" }
            .Select(name => Array.FindIndex(lines, line => line.StartsWith($"{Heading}{name}]", StringComparison.Ordinal)))
            .FirstOrDefault(index => index >= 0, -1);
        if (start < 0)
        {
            throw new BundleException($"CHANGELOG.md has no section {Heading}{version}] and no section {Heading}Unreleased].");
        }

        var section = lines.Skip(start + 1)
            .TakeWhile(line => !line.StartsWith(Heading, StringComparison.Ordinal));
        return $"# FleetDiff {version}\n\n{string.Join('\n', section).Trim()}\n";
    }
}
