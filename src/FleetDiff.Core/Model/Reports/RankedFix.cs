using System.Text.Json.Serialization;

namespace FleetDiff.Core.Model.Reports;

/// <summary>A cause over the whole fleet, with the instances that its fix would bring back.</summary>
/// <param name="Title">The cause in a few words, such as <c>Image ami-0123456789abcdef0 has no SSM Agent</c>.</param>
/// <param name="Cause">The cause.</param>
/// <param name="Instances">The number of unmanaged instances that are not exempt with this cause.</param>
/// <param name="Accounts">The ids of the accounts with these instances, 12 digits each, sorted by number of instances.</param>
/// <param name="Examples">The ids of up to five instances.</param>
public sealed record RankedFix(
    string Title, Cause Cause, int Instances, IReadOnlyList<string> Accounts, IReadOnlyList<string> Examples)
{
    /// <summary>The number of new instances among them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int NewCount { get; init; }
}

/// <summary>What happened to the instances that were unmanaged a week ago.</summary>
/// <param name="Since">The date a week ago.</param>
/// <param name="Open">The number of instances that were unmanaged and not exempt on that date.</param>
/// <param name="Fixed">The number of these instances that are managed or dormant now.</param>
public sealed record FixProgress(DateOnly Since, int Open, int Fixed);
