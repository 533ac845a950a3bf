using System.Globalization;

namespace LocalAws.Recording;

/// <summary>The columns of an instance that can be selected. The response omits a missing value.</summary>
internal static class Columns
{
    public static IReadOnlyDictionary<string, Func<ConfigItem, string?>> All { get; } =
        new Dictionary<string, Func<ConfigItem, string?>>
        {
            ["resourceId"] = item => item.Id,
            ["accountId"] = item => item.Account,
            ["awsRegion"] = item => item.Region,
            ["resourceType"] = _ => ConfigItem.ResourceType,
            ["configuration.state.name"] = item => item.State,
            ["configuration.launchTime"] = item => Time(item.LaunchTime),
            ["configuration.platform"] = item => item.Platform,
            ["configuration.privateIpAddress"] = item => item.PrivateIpAddress,
            ["configuration.privateDnsName"] = item => item.PrivateDnsName,
            ["configuration.imageId"] = item => item.Setup.ImageId,
            ["configuration.subnetId"] = item => item.Setup.SubnetId,
            ["configuration.vpcId"] = item => item.Setup.VpcId,
            ["configuration.iamInstanceProfile.arn"] = item => item.Setup.InstanceProfileArn,
            ["configuration.metadataOptions.httpEndpoint"] = item => item.Setup.HttpEndpoint,
            ["configuration.metadataOptions.httpTokens"] = item => item.Setup.HttpTokens,
            ["configurationItemCaptureTime"] = item => Time(item.CapturedAt),
        };

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
