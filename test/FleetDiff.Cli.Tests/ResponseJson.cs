namespace FleetDiff.Cli.Tests;

/// <summary>Creates Resource Explorer responses in the form that the AWS CLI prints.</summary>
internal static class ResponseJson
{
    private const string View =
        "arn:aws:resource-explorer-2:eu-west-1:111122223333:view/org/1a2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c8d";

    public static string Create(params IEnumerable<string> resources) => With("", resources);

    public static string With(string members, params IEnumerable<string> resources) => $$"""
        {
            "Resources": [
        {{string.Join(",\n", resources)}}
            ],
            {{members}}
            "ViewArn": "{{View}}"
        }

        """;

    public static string Instance(int number, string name = "web") => Resource(
        $"arn:aws:ec2:eu-west-1:111122223333:instance/i-{number:x17}", $$"""[{"Key": "Name", "Value": "{{name}}"}]""");

    public static string Node(int number, string prefix = "i-") =>
        Resource($"arn:aws:ssm:eu-west-1:111122223333:managed-instance/{prefix}{number:x17}", "[]");

    public static string Resource(string arn, string tags) => $$"""
                {
                    "Arn": "{{arn}}",
                    "OwningAccountId": "111122223333",
                    "Region": "eu-west-1",
                    "ResourceType": "ec2:instance",
                    "Service": "ec2",
                    "LastReportedAt": "2026-11-22T03:04:05+00:00",
                    "Properties": [
                        {"Name": "tags", "LastReportedAt": "2026-11-22T03:04:05+00:00", "Data": {{tags}}}
                    ]
                }
        """;
}
