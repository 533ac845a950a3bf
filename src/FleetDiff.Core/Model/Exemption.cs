namespace FleetDiff.Core.Model;

/// <summary>The exemption of an unmanaged instance.</summary>
/// <param name="Rule">The rule that exempts the instance, as text for people.</param>
/// <param name="Until">The date on which the exemption ends, or null when it has no end.</param>
public sealed record Exemption(string Rule, DateOnly? Until)
{
    /// <summary>The prefix of a rule by tag. A rule of the file begins with the file name.</summary>
    internal const string ByTag = "tag ";

    /// <summary>The prefix of a rule by an SSM.1 finding that is suppressed in Security Hub.</summary>
    internal const string BySuppression = "Security Hub, workflow ";
}
