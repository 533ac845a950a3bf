using Amazon.Runtime;

namespace Amazon.SecurityHub;

public class WorkflowStatus : ConstantClass
{
    public static readonly WorkflowStatus NEW = new(nameof(NEW));
    public static readonly WorkflowStatus NOTIFIED = new(nameof(NOTIFIED));
    public static readonly WorkflowStatus RESOLVED = new(nameof(RESOLVED));
    public static readonly WorkflowStatus SUPPRESSED = new(nameof(SUPPRESSED));

    public WorkflowStatus(string value)
        : base(value)
    {
    }

    public static WorkflowStatus FindValue(string value) => FindValue<WorkflowStatus>(value);

    public static implicit operator WorkflowStatus(string value) => FindValue(value);
}
