using System.Globalization;

namespace LocalAws.Recording;

/// <summary>An EC2 instance as AWS Config last recorded it.</summary>
public sealed record ConfigItem(string Account, string Region, string Id)
{
    /// <summary>pending, running, stopping, stopped, shutting-down or terminated.</summary>
    public string State { get; init; } = "running";

    public DateTimeOffset LaunchTime { get; init; } = DateTimeOffset.UtcNow.AddDays(-1);

    /// <summary>windows, or null.</summary>
    public string? Platform { get; init; }

    public string? PrivateIpAddress { get; init; }

    public string? PrivateDnsName { get; init; }

    /// <summary>What the instance was launched with. By default nothing is recorded.</summary>
    public InstanceSetup Setup { get; init; } = new();

    /// <summary>The time of the record.</summary>
    public DateTimeOffset CapturedAt { get; init; } = DateTimeOffset.UtcNow;

    /// <summary>The columns that can be selected. The response omits a missing value.</summary>
    internal static IReadOnlyDictionary<string, Func<ConfigItem, string?>> Columns { get; } =
        new Dictionary<string, Func<ConfigItem, string?>>
        {
            ["resourceId"] = item => item.Id,
            ["accountId"] = item => item.Account,
            ["awsRegion"] = item => item.Region,
            ["resourceType"] = _ => "AWS::EC2::Instance",
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
