namespace Amazon.SecurityHub.Model;

public class AwsSecurityFindingFilters
{
    public List<StringFilter> AwsAccountId { get; set; }

    public List<StringFilter> ComplianceSecurityControlId { get; set; }

    public List<StringFilter> ComplianceStatus { get; set; }

    public List<StringFilter> RecordState { get; set; }

    public List<StringFilter> Region { get; set; }

    public List<StringFilter> ResourceId { get; set; }

    public List<StringFilter> ResourceRegion { get; set; }

    public List<StringFilter> ResourceType { get; set; }

    public List<DateFilter> UpdatedAt { get; set; }

    public List<StringFilter> WorkflowStatus { get; set; }
}

public class StringFilter
{
    public StringFilterComparison Comparison { get; set; }

    public string Value { get; set; }
}

public class DateFilter
{
    public DateRange DateRange { get; set; }

    public string End { get; set; }

    public string Start { get; set; }
}

public class DateRange
{
    public DateRangeUnit Unit { get; set; }

    public int? Value { get; set; }
}
