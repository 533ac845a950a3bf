using System.Text.Json.Serialization;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Model;

/// <summary>The Resource Explorer view that the inventory is read from.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Scope">
/// The ARN of the organization, organizational unit or account it shows (View.Scope); null when it could not be asked.
/// </param>
public sealed record View(string Arn, string? Scope)
{
    /// <summary>The partition that it is in, and with it all that it lists: <c>aws</c>, <c>aws-cn</c>, ….</summary>
    [JsonIgnore]
    public string Partition => AwsArn.Parse(Arn)?.Partition ?? "aws";

    /// <summary>
    /// Whether it includes the tags of resources (View.IncludedProperties); null when it could not be asked.
    /// </summary>
    public bool? IncludesTags { get; init; }

    /// <summary>Why it shows less than the whole organization with tags.</summary>
    public IReadOnlyList<ViewLimit> Limits { get; init => field = value ?? []; } = [];

    /// <summary>Whether it can hide instances, so that nothing can be said of the whole organization.</summary>
    [JsonIgnore]
    public bool HidesInstances => Limits.Any(limit => limit.Kind is ViewLimitKind.Scope or ViewLimitKind.Filter);
}

/// <summary>A reason why a view shows less than the whole organization with tags.</summary>
/// <param name="Kind">What limits it.</param>
/// <param name="Because">What was seen, in a sentence.</param>
/// <param name="Fix">What to do about it.</param>
public sealed record ViewLimit(ViewLimitKind Kind, string Because, string? Fix);

/// <summary>What limits a view.</summary>
[JsonConverter(typeof(KebabCase<ViewLimitKind>))]
public enum ViewLimitKind
{
    /// <summary>Its scope is neither the organization nor an organizational unit.</summary>
    Scope,

    /// <summary>Its own filter.</summary>
    Filter,

    /// <summary>It does not include tags.</summary>
    Tags,

    /// <summary>It may not be read (GetView): its scope, its filter and its tags are not known.</summary>
    NotReadable,
}
