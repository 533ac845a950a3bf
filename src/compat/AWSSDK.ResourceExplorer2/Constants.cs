using Amazon.Runtime;

namespace Amazon.ResourceExplorer2;

public class IndexState(string value) : ConstantClass(value)
{
    public static readonly IndexState ACTIVE = new(nameof(ACTIVE));
    public static readonly IndexState CREATING = new(nameof(CREATING));
    public static readonly IndexState DELETED = new(nameof(DELETED));
    public static readonly IndexState DELETING = new(nameof(DELETING));
    public static readonly IndexState UPDATING = new(nameof(UPDATING));

    public static IndexState FindValue(string value) => FindValue<IndexState>(value);

    public static implicit operator IndexState(string value) => FindValue(value);
}

public class IndexType(string value) : ConstantClass(value)
{
    public static readonly IndexType AGGREGATOR = new(nameof(AGGREGATOR));
    public static readonly IndexType LOCAL = new(nameof(LOCAL));

    public static IndexType FindValue(string value) => FindValue<IndexType>(value);

    public static implicit operator IndexType(string value) => FindValue(value);
}
