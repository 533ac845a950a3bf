namespace FleetDiff.Core.Model;

/// <summary>What makes a group the same one in every run.</summary>
/// <param name="Account">The number of its account.</param>
/// <param name="Region">Its Region.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">Its name.</param>
/// <param name="Part">The part of a cluster, or null.</param>
internal readonly record struct GroupKey(ulong Account, Region Region, GroupKind Kind, string Name, string? Part)
{
    /// <summary>The whole cluster that this is a part of.</summary>
    public GroupKey Whole => this with { Part = null };

    /// <summary>The key of a group, or null when its account or Region is none.</summary>
    public static GroupKey? TryCreate(InstanceGroup group) =>
        InstanceKey.TryParseAccount(group.Account, out var account) && Region.TryParse(group.Region, out var region)
            ? new(account, region, group.Kind, group.Name, group.Part)
            : null;
}
