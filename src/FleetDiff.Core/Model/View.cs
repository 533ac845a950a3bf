using System.Text.Json.Serialization;

namespace FleetDiff.Core.Model;

/// <summary>The Resource Explorer view that the inventory is read from.</summary>
/// <param name="Arn">The ARN of the view.</param>
/// <param name="Scope">
/// The ARN of the organization, organizational unit or account that the view shows (View.Scope); null when GetView failed.
/// </param>
public sealed record View(string Arn, string? Scope)
{
    /// <summary>The partition of the view and of everything it lists: <c>aws</c>, <c>aws-cn</c>, ….</summary>
    [JsonIgnore]
    public string Partition => AwsArn.Parse(Arn)?.Partition ?? "aws";

    /// <summary>Whether the view includes the tags of resources (View.IncludedProperties); null when GetView failed.</summary>
    public bool? IncludesTags { get; init; }

    /// <summary>The reasons why the view shows less than the whole organization with tags.</summary>
    public IReadOnlyList<ViewLimit> Limits { get; init => field = value ?? []; } = [];

    /// <summary>
    /// Returns whether the scope of the view includes an account of the organization; null when the scope is not known.
    /// </summary>
    public bool? Covers(OrganizationAccount account) => AwsArn.Parse(Scope) switch
    {
        // AWS Organizations: arn:aws:organizations::ACCOUNT:organization/o-… and :ou/o-…/ou-….
        { Service: "organizations" } arn => arn.Resource.Split('/') switch
        {
            ["organization", _] => true,
            ["ou", _, var unit] => account.UnitIds.Contains(unit, StringComparer.Ordinal),
            _ => null,
        },
        { Service: "iam", Resource: "root" } arn => arn.Account == account.Id,
        _ => null,
    };

    /// <summary>Whether the view can hide instances, so that the report does not cover the whole organization.</summary>
    internal bool HidesInstances => Limits.Any(limit => limit.Kind is ViewLimitKind.Scope or ViewLimitKind.Filter);
}

/// <summary>A reason why a view shows less than the whole organization with tags.</summary>
/// <param name="Kind">The kind of limit.</param>
/// <param name="Because">The fact that shows the limit, one sentence.</param>
/// <param name="Fix">What to change, or null.</param>
public sealed record ViewLimit(ViewLimitKind Kind, string Because, string? Fix);

/// <summary>The kinds of limits of a view.</summary>
[JsonConverter(typeof(KebabCase<ViewLimitKind>))]
public enum ViewLimitKind
{
    /// <summary>The scope is neither the organization nor an organizational unit.</summary>
    Scope,

    /// <summary>The view has a filter.</summary>
    Filter,

    /// <summary>The view does not include tags.</summary>
    Tags,

    /// <summary>GetView is denied: the scope, the filter and the tags of the view are unknown.</summary>
    NotReadable,
}
