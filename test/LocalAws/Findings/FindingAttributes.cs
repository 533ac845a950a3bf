namespace LocalAws.Findings;

/// <summary>The attributes of a finding that a text filter can name.</summary>
internal static class FindingAttributes
{
    public const string UpdatedAt = "UpdatedAt";

    public static IReadOnlyDictionary<string, Func<Finding, string>> Texts { get; } =
        new Dictionary<string, Func<Finding, string>>
        {
            ["AwsAccountId"] = finding => finding.Account,
            ["ComplianceSecurityControlId"] = finding => finding.Control,
            ["ComplianceStatus"] = finding => finding.Status,
            ["GeneratorId"] = finding => finding.GeneratorId,
            ["Id"] = finding => finding.Id,
            ["ProductName"] = finding => finding.ProductName,
            ["RecordState"] = finding => finding.RecordState,
            ["Region"] = finding => finding.Region,
            ["ResourceId"] = finding => finding.ResourceId,
            ["ResourceRegion"] = finding => finding.Region,
            ["ResourceType"] = finding => finding.ResourceType,
            ["WorkflowStatus"] = finding => finding.Workflow,
        };
}
