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
    public static bool TryParse(ReadOnlySpan<char> arn, out ResourceArn resource)
    {
        resource = default;
        Span<Range> parts = stackalloc Range[7];
        if (arn.Split(parts, ':') != 6 || !arn[parts[0]].SequenceEqual("arn") || arn[parts[1]].IsEmpty)
        {
            return false;
        }

        ResourceKind? service = arn[parts[2]] switch
        {
            "ec2" => ResourceKind.Instance,
            "ssm" => ResourceKind.Node,
            _ => null,
        };
        var name = arn[parts[5]];
        var prefix = service == ResourceKind.Instance ? "instance/" : "managed-instance/";
        if (service is not { } kind
            || !name.StartsWith(prefix, StringComparison.Ordinal)
            || !InstanceKey.TryParse(arn[parts[4]], arn[parts[3]], name[prefix.Length..], out var key)
            || (kind == ResourceKind.Instance && key.IsHybrid))
        {
            return false;
        }

        resource = new(kind, key);
        return true;
    }
}
