using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Analysis.Exemptions;

/// <summary>A line of <c>exemptions.csv</c>: which instances are exempt, until when and why.</summary>
/// <param name="Line">The line of the file.</param>
/// <param name="Account">The account, or null for every one.</param>
/// <param name="Region">The Region, or null for every one.</param>
/// <param name="Instance">The instance id, or null for every instance.</param>
/// <param name="Tag">What the tags must say, or null.</param>
/// <param name="Until">The date on which it ends, or null when it has no end.</param>
/// <param name="Reason">Why.</param>
/// <param name="Owner">Who answers for it, or null.</param>
public sealed record ExemptionRule(
    int Line,
    string? Account,
    Region? Region,
    string? Instance,
    TagCondition? Tag,
    DateOnly? Until,
    string Reason,
    string? Owner)
{
    /// <summary>
    /// The name of what launched the instances (a cluster, an environment, an Auto Scaling group, a fleet or a stack), or
    /// null. Instances that it launches later are exempt too.
    /// </summary>
    public string? Group { get; init; }

    /// <summary>Whether it names an account, and exempts all of it or all of a Region of it.</summary>
    public bool ExemptsAll(AccountRegion here) => Account == here.Account && (Region is null || Region?.Code == here.Region)
        && Instance is null && Tag is null && Group is null;

    /// <summary>Whether it has ended on a date.</summary>
    public bool HasEnded(DateOnly date) => Until <= date;

    /// <summary>
    /// The rule as a person would name it: <c>exemptions.csv line 7: nightly batch workers (owner platform@example.com,
    /// until 2027-03-31)</c>.
    /// </summary>
    public override string ToString()
    {
        var besides = new List<string>();
        if (Owner is not null)
        {
            besides.Add($"owner {Owner}");
        }

        if (Until is { } until)
        {
            besides.Add($"until {TextFormat.Date(until)}");
        }

        return $"exemptions.csv line {Line}: {Reason}{(besides.Count > 0 ? $" ({string.Join(", ", besides)})" : "")}";
    }

    internal Exemption ToExemption() => new(ToString(), Until, Owner, Reason);
}
