using Amazon.Runtime;

namespace Amazon.ResourceExplorer2;

public class IndexType : ConstantClass
{
    public static readonly IndexType AGGREGATOR = new(nameof(AGGREGATOR));
    public static readonly IndexType LOCAL = new(nameof(LOCAL));

    public IndexType(string value)
        : base(value)
    {
    }

    public static IndexType FindValue(string value) => FindValue<IndexType>(value);

    public static implicit operator IndexType(string value) => FindValue(value);
}
