using Amazon.Runtime;

namespace Amazon.SecurityHub;

public class ComplianceStatus(string value) : ConstantClass(value)
{
    public static readonly ComplianceStatus FAILED = new(nameof(FAILED));
    public static readonly ComplianceStatus NOT_AVAILABLE = new(nameof(NOT_AVAILABLE));
    public static readonly ComplianceStatus PASSED = new(nameof(PASSED));
    public static readonly ComplianceStatus WARNING = new(nameof(WARNING));

    public static ComplianceStatus FindValue(string value) => FindValue<ComplianceStatus>(value);

    public static implicit operator ComplianceStatus(string value) => FindValue(value);
}

public class RecordState(string value) : ConstantClass(value)
{
    public static readonly RecordState ACTIVE = new(nameof(ACTIVE));
    public static readonly RecordState ARCHIVED = new(nameof(ARCHIVED));

    public static RecordState FindValue(string value) => FindValue<RecordState>(value);

    public static implicit operator RecordState(string value) => FindValue(value);
}

public class WorkflowStatus(string value) : ConstantClass(value)
{
    public static readonly WorkflowStatus NEW = new(nameof(NEW));
    public static readonly WorkflowStatus NOTIFIED = new(nameof(NOTIFIED));
    public static readonly WorkflowStatus RESOLVED = new(nameof(RESOLVED));
    public static readonly WorkflowStatus SUPPRESSED = new(nameof(SUPPRESSED));

    public static WorkflowStatus FindValue(string value) => FindValue<WorkflowStatus>(value);

    public static implicit operator WorkflowStatus(string value) => FindValue(value);
}

public class StringFilterComparison(string value) : ConstantClass(value)
{
    public static readonly StringFilterComparison CONTAINS = new(nameof(CONTAINS));
    public static readonly StringFilterComparison EQUALS = new(nameof(EQUALS));
    public static readonly StringFilterComparison NOT_CONTAINS = new(nameof(NOT_CONTAINS));
    public static readonly StringFilterComparison NOT_EQUALS = new(nameof(NOT_EQUALS));
    public static readonly StringFilterComparison PREFIX = new(nameof(PREFIX));
    public static readonly StringFilterComparison PREFIX_NOT_EQUALS = new(nameof(PREFIX_NOT_EQUALS));

    public static StringFilterComparison FindValue(string value) => FindValue<StringFilterComparison>(value);

    public static implicit operator StringFilterComparison(string value) => FindValue(value);
}
