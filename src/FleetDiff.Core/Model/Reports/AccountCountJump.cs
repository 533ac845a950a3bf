using System.Text.Json.Serialization;

namespace FleetDiff.Core.Model.Reports;

/// <summary>The change of an account's number of instances since the baseline.</summary>
/// <param name="Account">The account id, 12 digits.</param>
/// <param name="Before">The number of instances in the baseline.</param>
/// <param name="Now">The number of instances in this run.</param>
public sealed record AccountCountJump(string Account, int Before, int Now)
{
    // The smallest change, in instances, that is reported.
    private const int MinInstances = 10;

    /// <summary>Whether the account lost half of its instances or more. Some of them may only be hidden.</summary>
    internal bool IsFall => Now * 2L <= Before && Before - Now >= MinInstances;

    /// <summary>Whether the number at least doubled or at least halved.</summary>
    internal bool IsJump => IsFall || (Before > 0 && Now >= Before * 2L && Now - Before >= MinInstances);

    /// <summary>The change in one or two sentences.</summary>
    [JsonIgnore]
    public string Description => IsFall
        ? $"Account {Account}: instances fell from {TextFormat.Number(Before)} to {TextFormat.Number(Now)} since the baseline. "
            + "They were removed, or the index of the account lists only some of them: check the account."
        : $"Account {Account}: instances rose from {TextFormat.Number(Before)} to {TextFormat.Number(Now)} since the baseline.";
}
