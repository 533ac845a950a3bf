using System.Security.Cryptography;
using System.Text;
using LocalAws.Recording;

namespace LocalAws.Demo;

/// <summary>
/// What the instances were launched with. In each Region an image has no agent, and in one a shared subnet has no endpoints. Some
/// instances have no instance profile, some no metadata service, and others differ in nothing from those that are managed.
/// </summary>
internal static class DemoSetup
{
    private const string RegionWithBadSubnet = "eu-central-1";

    public static InstanceSetup Healthy(string account, string region) => new()
    {
        ImageId = Id("ami", region),
        SubnetId = Id("subnet", region),
        VpcId = Id("vpc", region),
        InstanceProfileArn = $"arn:aws:iam::{account}:instance-profile/workload",
        HttpEndpoint = "enabled",
        HttpTokens = "required",
    };

    /// <param name="account">The account of the instance.</param>
    /// <param name="region">The Region of the instance.</param>
    /// <param name="number">The number of the unmanaged instance.</param>
    public static InstanceSetup Unmanaged(string account, string region, int number)
    {
        var healthy = Healthy(account, region);
        return (number % 10) switch
        {
            < 4 when region == RegionWithBadSubnet => healthy with { SubnetId = Id("subnet", region, "without-endpoints") },
            < 5 => healthy with { ImageId = Id("ami", region, "without-agent") },
            < 7 => healthy with { InstanceProfileArn = null },
            7 => healthy with { HttpEndpoint = "disabled" },
            _ => healthy,
        };
    }

    private static string Id(string prefix, params string[] seed) =>
        $"{prefix}-0{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', seed))).AsSpan(0, 8))}";
}
