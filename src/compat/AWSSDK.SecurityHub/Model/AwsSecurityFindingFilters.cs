namespace Amazon.SecurityHub.Model;

public class AwsSecurityFindingFilters
{
    public List<StringFilter> ComplianceSecurityControlId { get; set; }

    public List<StringFilter> ComplianceStatus { get; set; }

    public List<StringFilter> RecordState { get; set; }

    public List<StringFilter> ResourceId { get; set; }

    public List<StringFilter> ResourceType { get; set; }
}

public class StringFilter
{
    public StringFilterComparison Comparison { get; set; }

    public string Value { get; set; }
}
