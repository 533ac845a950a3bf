using System.Text.Json.Serialization;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Model.Reports;

/// <summary>An account whose number of instances jumped since the baseline.</summary>
/// <param name="Account">The account.</param>
/// <param name="Before">How many instances it had in the baseline.</param>
/// <param name="Now">How many are listed now.</param>
public sealed record AccountCountJump(string Account, int Before, int Now)
{
    /// <summary>A smaller change is none worth naming, whatever its share.</summary>
    public const int MinInstances = 10;

    /// <summary>Whether the account lost half of its instances or more: some may only be hidden.</summary>
    [JsonIgnore]
    public bool IsFall => Now * 2L <= Before && Before - Now >= MinInstances;

    /// <summary>Whether its number at least doubled or halved.</summary>
    [JsonIgnore]
    public bool IsJump => IsFall || (Before > 0 && Now >= Before * 2L && Now - Before >= MinInstances);

    /// <summary>The jump in a sentence.</summary>
    [JsonIgnore]
    public string Description => IsFall
        ? $"Account {Account}: its instances fell from {TextFormat.Number(Before)} to {TextFormat.Number(Now)} since the run before. They were removed, or its "
            + "index lists only some of them: look at the account."
        : $"Account {Account}: its instances rose from {TextFormat.Number(Before)} to {TextFormat.Number(Now)} since the run before.";
}
