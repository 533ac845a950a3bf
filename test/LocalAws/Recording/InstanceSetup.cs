namespace LocalAws.Recording;

/// <summary>What an instance was launched with. A value that is null is missing in the record.</summary>
public sealed record InstanceSetup
{
    public string? ImageId { get; init; }

    public string? SubnetId { get; init; }

    public string? VpcId { get; init; }

    public string? InstanceProfileArn { get; init; }

    /// <summary>enabled or disabled.</summary>
    public string? HttpEndpoint { get; init; }

    /// <summary>optional or required.</summary>
    public string? HttpTokens { get; init; }
}
