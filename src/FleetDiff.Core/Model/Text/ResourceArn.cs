namespace FleetDiff.Core.Model.Text;

/// <summary>The kind of a resource in the inventory.</summary>
public enum ResourceKind
{
    /// <summary>An EC2 instance (<c>ec2:instance</c>).</summary>
    Instance,

    /// <summary>An SSM managed node (<c>ssm:managed-instance</c>).</summary>
    Node,
}

/// <summary>The parsed ARN of an EC2 instance or an SSM managed node.</summary>
/// <remarks>
/// <c>arn:partition:ec2:region:account:instance/i-…</c> and <c>arn:partition:ssm:region:account:managed-instance/…</c>
/// (Service Authorization Reference, resource types of Amazon EC2 and AWS Systems Manager).
/// </remarks>
/// <param name="Kind">The kind of the resource.</param>
/// <param name="Key">The account, Region and id.</param>
public readonly record struct ResourceArn(ResourceKind Kind, InstanceKey Key)
{
    /// <summary>Parses an ARN. Returns false when it is malformed or names neither an instance nor a node.</summary>
    public static bool TryParse(string? text, out ResourceArn resource)
    {
        resource = default;
        if (AwsArn.Parse(text) is not { } arn || arn.Resource.Split('/', 2) is not [var type, var id])
        {
            return false;
        }

        ResourceKind? kind = (arn.Service, type) switch
        {
            ("ec2", "instance") => ResourceKind.Instance,
            ("ssm", "managed-instance") => ResourceKind.Node,
            _ => null,
        };
        if (kind is null
            || !InstanceKey.TryParse(arn.Account, arn.Region, id, out var key)
            || (kind == ResourceKind.Instance && key.IsHybrid))
        {
            return false;
        }

        resource = new(kind.Value, key);
        return true;
    }
}
