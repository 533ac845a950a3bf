namespace LocalAws.Recording;

/// <summary>An EC2 instance as AWS Config last recorded it.</summary>
internal sealed record ConfigItem(
    string Account,
    string Region,
    string Id,
    string State,
    DateTimeOffset LaunchTime,
    string? Platform,
    DateTimeOffset CapturedAt)
{
    public string? PrivateIpAddress { get; init; }

    public string? PrivateDnsName { get; init; }

    public InstanceSetup Setup { get; init; } = new();

    public const string ResourceType = "AWS::EC2::Instance";
}
