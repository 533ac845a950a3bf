using System.Text.RegularExpressions;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Cdk.Tests;

public sealed class ResourceTests
{
    private const string Variable = "Environment/Variables/";

    private const string Encryption = "BucketEncryption/ServerSideEncryptionConfiguration/0";

    private const string Trust = "AssumeRolePolicyDocument/Statement/0";

    private const string Storage = "TableInput/StorageDescriptor";

    private const string Parameters = "TableInput/Parameters";

    private const string Limits = "WorkGroupConfiguration";

    // A reference is the name of a construct. An empty value means that the property is absent.
    [SynthTheory]
    [InlineData("usual", "RunFunction", "Runtime", "provided.al2023")]
    [InlineData("existing", "RunFunction", "Runtime", "dotnet10")]
    [InlineData("usual", "RunFunction", "Handler", "bootstrap")]
    [InlineData("usual", "RunFunction", "Architectures/0", "x86_64")]
    [InlineData("full", "RunFunction", "Architectures/0", "arm64")]
    [InlineData("usual", "RunFunction", "Timeout", "900")]
    [InlineData("usual", "RunFunction", "MemorySize", "512")]
    [InlineData("full", "RunFunction", "MemorySize", "1024")]
    [InlineData("usual", "RunFunction", "ReservedConcurrentExecutions", "")]
    [InlineData("custom", "RunFunction", "ReservedConcurrentExecutions", "1")]
    [InlineData("custom", "RunFunction", "KmsKeyArn", Templates.CustomerKey)]
    [InlineData("usual", "RunFunction", "LoggingConfig/LogFormat", "JSON")]
    [InlineData("usual", "RunFunction", "LoggingConfig/LogGroup", "<RunLog>")]
    [InlineData("existing", "RunFunction", $"{Variable}{Setting.Archive}", "s3://example-audit-archive/fleetdiff")]
    [InlineData("custom", "RunFunction", $"{Variable}{Setting.ViewArn}", "<OrganizationView.ViewArn>")]
    [InlineData("custom", "RunFunction", $"{Variable}{Setting.KmsKeyArn}", Templates.CustomerKey)]
    [InlineData("usual", "RunFunction", $"{Variable}{Setting.BucketOwner}", "111122223333")]
    [InlineData("existing", "RunFunction", $"{Variable}{Setting.BucketOwner}", "")]
    [InlineData("usual", "RunFunctionEventInvokeConfig", "MaximumRetryAttempts", "2")]
    [InlineData("usual", "RunFunctionEventInvokeConfig", "DestinationConfig/OnFailure/Destination", "<DeadLetters.Arn>")]
    [InlineData("usual", "RunLog", "RetentionInDays", "365")]
    [InlineData("custom", "RunLog", "KmsKeyId", Templates.CustomerKey)]
    [InlineData("usual", "Schedule", "ScheduleExpression", "cron(30 2 * * ? *)")]
    [InlineData("full", "Schedule", "ScheduleExpression", "cron(15 4 * * ? *)")]
    [InlineData("usual", "Schedule", "ScheduleExpressionTimezone", "UTC")]
    [InlineData("full", "Schedule", "ScheduleExpressionTimezone", "Europe/Berlin")]
    [InlineData("usual", "Schedule", "FlexibleTimeWindow/Mode", "FLEXIBLE")]
    [InlineData("usual", "Schedule", "Target/Input", """{"time":"<aws.scheduler.scheduled-time>"}""")]
    [InlineData("usual", "Schedule", "Target/RetryPolicy/MaximumRetryAttempts", "20")]
    [InlineData("usual", "Schedule", "Target/RetryPolicy/MaximumEventAgeInSeconds", "21600")]
    [InlineData("usual", "Schedule", "Target/DeadLetterConfig/Arn", "<DeadLetters.Arn>")]
    // Only this group of schedules in this account can assume the role.
    [InlineData("usual", "ScheduleRole", $"{Trust}/Principal/Service", "scheduler.amazonaws.com")]
    [InlineData("usual", "ScheduleRole", $"{Trust}/Condition/StringEquals/aws:SourceAccount", "111122223333")]
    [InlineData("usual", "ScheduleRole", $"{Trust}/Condition/StringEquals/aws:SourceArn", "<ScheduleGroup.Arn>")]
    [InlineData("usual", "ScheduleRole", "AssumeRolePolicyDocument/Statement/1", "")]
    [InlineData("usual", "DeadLetters", "SqsManagedSseEnabled", "true")]
    [InlineData("custom", "DeadLetters", "KmsMasterKeyId", Templates.CustomerKey)]
    [InlineData("usual", "AlertsTopic", "KmsMasterKeyId", "<AlertsKey.Arn>")]
    [InlineData("usual", "AlertsKey", "EnableKeyRotation", "true")]
    [InlineData("usual", "ArchiveBucket", $"{Encryption}/ServerSideEncryptionByDefault/SSEAlgorithm", "AES256")]
    [InlineData("custom", "ArchiveBucket", $"{Encryption}/ServerSideEncryptionByDefault/SSEAlgorithm", "aws:kms")]
    [InlineData("custom", "ArchiveBucket", $"{Encryption}/ServerSideEncryptionByDefault/KMSMasterKeyID", Templates.CustomerKey)]
    [InlineData("custom", "ArchiveBucket", $"{Encryption}/BucketKeyEnabled", "true")]
    [InlineData("usual", "ArchiveBucket", "VersioningConfiguration/Status", "Enabled")]
    [InlineData("usual", "ArchiveBucket", "ObjectLockConfiguration", "")]
    [InlineData("full", "ArchiveBucket", "ObjectLockConfiguration/Rule/DefaultRetention/Mode", "COMPLIANCE")]
    [InlineData("full", "ArchiveBucket", "ObjectLockConfiguration/Rule/DefaultRetention/Days", "365")]
    [InlineData("usual", "ArchiveBucket", "PublicAccessBlockConfiguration",
        """{"BlockPublicAcls":true,"BlockPublicPolicy":true,"IgnorePublicAcls":true,"RestrictPublicBuckets":true}""")]
    [InlineData("custom", "ArchiveBucket", "LoggingConfiguration/DestinationBucketName", "<ArchiveAccessLogs>")]
    [InlineData("custom", "ArchiveAccessLogs", "VersioningConfiguration/Status", "Enabled")]
    // S3 delivers logs only to a bucket with its own keys.
    [InlineData("custom", "ArchiveAccessLogs", $"{Encryption}/ServerSideEncryptionByDefault/SSEAlgorithm", "AES256")]
    [InlineData("custom", "OrganizationView", "Scope", Templates.Organization)]
    [InlineData("custom", "OrganizationView", "IncludedProperties/0/Name", "tags")]
    [InlineData("usual", "Table", "TableInput/TableType", "EXTERNAL_TABLE")]
    [InlineData("usual", "Table", "TableInput/PartitionKeys",
        """[{"Name":"fleet","Type":"string"},{"Name":"date","Type":"string"}]""")]
    [InlineData("usual", "Table", $"{Parameters}/projection.enabled", "true")]
    [InlineData("usual", "Table", $"{Parameters}/projection.date.type", "date")]
    [InlineData("usual", "Table", $"{Parameters}/projection.date.format", "yyyy-MM-dd")]
    [InlineData("usual", "Table", $"{Parameters}/projection.date.range", "2026-01-01,NOW+1DAY")]
    [InlineData("usual", "Table", $"{Parameters}/projection.fleet.values", "fleetdiff")]
    [InlineData("full", "Table", $"{Parameters}/projection.fleet.values", "fleetdiff,fleetdiff/apac")]
    [InlineData("full", "Table", $"{Parameters}/projection.fleet.type", "enum")]
    [InlineData("usual", "Table", $"{Storage}/Location", "s3://<ArchiveBucket>/")]
    [InlineData("existing", "Table", $"{Storage}/Location", "s3://example-audit-archive/")]
    [InlineData("existing", "Table", $"{Parameters}/storage.location.template",
        "s3://example-audit-archive/${fleet}/instances/date=${date}/")]
    [InlineData("usual", "Table", $"{Storage}/SerdeInfo/SerializationLibrary", "org.apache.hive.hcatalog.data.JsonSerDe")]
    [InlineData("usual", "TableCoverage", "TableInput/PartitionKeys",
        """[{"Name":"fleet","Type":"string"},{"Name":"date","Type":"string"}]""")]
    [InlineData("existing", "TableCoverage", $"{Parameters}/storage.location.template",
        "s3://example-audit-archive/${fleet}/reports/date=${date}/coverage/")]
    [InlineData("existing", "TableCoverage", $"{Parameters}/skip.header.line.count", "1")]
    [InlineData("usual", "TableCoverage", $"{Storage}/SerdeInfo/SerializationLibrary",
        "org.apache.hadoop.hive.serde2.OpenCSVSerde")]
    [InlineData("second fleet", "TableDatabase", "DatabaseInput/Name", "fleetdiff_fleetdiff_apac")]
    [InlineData("second fleet", "QueriesWorkGroup", "Name", "fleetdiff-fleetdiff-apac")]
    [InlineData("second fleet", "AlarmsRunFailed", "AlarmName", "FleetDiff-fleetdiff-apac run failed")]
    [InlineData("usual", "QueriesWorkGroup", $"{Limits}/EnforceWorkGroupConfiguration", "true")]
    [InlineData("usual", "QueriesWorkGroup", $"{Limits}/BytesScannedCutoffPerQuery", "100000000000")]
    [InlineData("usual", "QueriesWorkGroup", $"{Limits}/ManagedQueryResultsConfiguration/Enabled", "true")]
    [InlineData("usual", "QueriesWorkGroup", $"{Limits}/ResultConfiguration", "")]
    public void HasTheProperty(string configuration, string construct, string path, string value) => Assert.Equal(
        value, Regex.Replace(Template.Text(Templates.Get(configuration)[construct], path), @"(?<=<\w+)[0-9A-F]{8}(?=[.>])", ""));

    [SynthTheory]
    [InlineData("DeadLettersPolicy", "sqs:*")]
    [InlineData("AlertsTopicPolicy", "sns:Publish")]
    [InlineData("ArchiveBucketPolicy", "s3:*")]
    [InlineData("ArchiveAccessLogsPolicy", "s3:*")]
    public void RequiresTls(string policy, string action) => Assert.Contains(
        Template.Statements(Templates.Custom[policy]["PolicyDocument"]!),
        statement => (string?)statement["Effect"] == "Deny" && (string?)statement["Action"] == action
            && Template.Text(statement, "Condition/Bool/aws:SecureTransport") == "false");
}
