namespace FleetDiff.Core.Model;

/// <summary>Why an unmanaged instance is exempt.</summary>
/// <param name="Rule">The rule that made it so, as a person would name it.</param>
/// <param name="Until">The date on which that ends, or null when it has no end.</param>
/// <param name="Owner">Who answers for it, or null when nobody said.</param>
/// <param name="Reason">The reason given, or null.</param>
public sealed record Exemption(string Rule, DateOnly? Until, string? Owner = null, string? Reason = null)
{
    /// <summary>What a rule by tag begins with. A rule of the file begins with the file's name.</summary>
    internal const string ByTag = "tag ";

    /// <summary>What a rule by a finding of SSM.1 begins with that a person has set aside in Security Hub.</summary>
    internal const string BySuppression = "Security Hub, workflow ";

    /// <summary>Whether this one lasts longer than another: no end lasts longest.</summary>
    internal bool EndsAfter(Exemption other) => other.Until is not null && (Until is null || Until > other.Until);
}
