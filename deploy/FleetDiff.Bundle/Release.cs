using System.Globalization;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Bundle;

/// <summary>What is released.</summary>
/// <param name="Root">The root folder of the repository.</param>
/// <param name="Version">The version, from <c>Directory.Build.props</c>.</param>
/// <param name="Time">
/// The time of every file in the bundle, in UTC: the environment variable SOURCE_DATE_EPOCH, else the time of the commit. So the
/// same commit makes the same bytes (Reproducible Builds, SOURCE_DATE_EPOCH specification).
/// </param>
internal sealed record Release(string Root, string Version, DateTimeOffset Time)
{
    /// <summary>Reads the release of a repository.</summary>
    /// <exception cref="BundleException">The time of the commit cannot be read.</exception>
    public static async Task<Release> ReadAsync(string root)
    {
        var text = Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH") is { Length: > 0 } given
            ? given
            : (await Tool.RunAsync(root, "git", "log", "-1", "--format=%ct")).Trim();
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? new(root, ProductVersion.Current, DateTimeOffset.FromUnixTimeSeconds(seconds))
            : throw new BundleException($"'{text}' is not a time in seconds since 1970. Set SOURCE_DATE_EPOCH.");
    }

    /// <summary>Returns the notes: the section of the version in the changelog; before the release, <c>Unreleased</c>.</summary>
    /// <param name="changelog">The content of CHANGELOG.md (Keep a Changelog 1.1.0).</param>
    /// <exception cref="BundleException">The changelog has neither section.</exception>
    public string FormatNotes(string changelog)
    {
        var sections = changelog.ReplaceLineEndings("\n").Split("\n## [");
        var section = Find($"{Version}]") ?? Find("Unreleased]")
            ?? throw new BundleException($"CHANGELOG.md has no section ## [{Version}] and no section ## [Unreleased].");
        return $"# FleetDiff {Version}\n\n{string.Join('\n', section.Split('\n').Skip(1)).Trim()}\n";

        string? Find(string heading) => sections.FirstOrDefault(text => text.StartsWith(heading, StringComparison.Ordinal));
    }
}
