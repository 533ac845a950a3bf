using Amazon.Runtime;

namespace Amazon.ConfigService;

public class AggregatedSourceStatusType(string value) : ConstantClass(value)
{
    public static readonly AggregatedSourceStatusType FAILED = new(nameof(FAILED));
    public static readonly AggregatedSourceStatusType OUTDATED = new(nameof(OUTDATED));
    public static readonly AggregatedSourceStatusType SUCCEEDED = new(nameof(SUCCEEDED));

    public static AggregatedSourceStatusType FindValue(string value) => FindValue<AggregatedSourceStatusType>(value);

    public static implicit operator AggregatedSourceStatusType(string value) => FindValue(value);
}
