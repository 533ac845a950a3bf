namespace FleetDiff.Core.Model;

/// <summary>The identity of a group across runs.</summary>
/// <param name="Account">The account id as a number.</param>
/// <param name="Region">The Region.</param>
/// <param name="Kind">The kind of the group.</param>
/// <param name="Name">The name of the group.</param>
/// <param name="Part">The part of a cluster, or null.</param>
internal readonly record struct GroupKey(ulong Account, Region Region, GroupKind Kind, string Name, string? Part)
{
    /// <summary>Creates the key of a group. Returns null when its account or Region is not valid.</summary>
    public static GroupKey? TryCreate(InstanceGroup group) =>
        InstanceKey.TryParseAccount(group.Account, out var account) && Region.TryParse(group.Region, out var region)
            ? new(account, region, group.Kind, group.Name, group.Part)
            : null;
}
