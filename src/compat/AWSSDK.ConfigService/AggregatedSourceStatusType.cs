using Amazon.Runtime;

namespace Amazon.ConfigService;

public class AggregatedSourceStatusType : ConstantClass
{
    public static readonly AggregatedSourceStatusType FAILED = new(nameof(FAILED));
    public static readonly AggregatedSourceStatusType OUTDATED = new(nameof(OUTDATED));
    public static readonly AggregatedSourceStatusType SUCCEEDED = new(nameof(SUCCEEDED));

    public AggregatedSourceStatusType(string value)
        : base(value)
    {
    }

    public static AggregatedSourceStatusType FindValue(string value) => FindValue<AggregatedSourceStatusType>(value);

    public static implicit operator AggregatedSourceStatusType(string value) => FindValue(value);
}
