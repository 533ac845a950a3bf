using FleetDiff.Core.Model;

namespace FleetDiff.Cli.Demo;

/// <summary>What instances of the sample are launched with.</summary>
/// <param name="Name">The name of the launch template.</param>
/// <param name="Image">The id of the image.</param>
/// <param name="Subnet">The id of the subnet.</param>
/// <param name="Vpc">The id of the VPC.</param>
/// <param name="Profile">The name of the instance profile, or null.</param>
/// <param name="Metadata">The instance metadata service: <c>required</c>, <c>optional</c> or <c>off</c>.</param>
internal sealed record SampleLaunch(string Name, string Image, string Subnet, string Vpc, string? Profile, string Metadata)
{
    public static SampleLaunch Parse(string[] fields) =>
        new(fields[0], fields[1], fields[2], fields[3], SampleRow.ParseText(fields[4]), fields[5]);

    /// <summary>Returns the ARN of the instance profile in an account, or null.</summary>
    public string? GetProfileArn(string account) => Profile is null ? null : $"arn:aws:iam::{account}:instance-profile/{Profile}";

    /// <summary>Adds the facts that AWS Config records about an instance.</summary>
    public InstanceFacts AddTo(InstanceFacts facts, string account) => facts with
    {
        Image = Image,
        Subnet = Subnet,
        Vpc = Vpc,
        InstanceProfile = GetProfileArn(account),
        HasInstanceProfile = Profile is not null,
        HasMetadataService = Metadata != "off",
        RequiresImdsV2 = Metadata == "required",
    };
}
