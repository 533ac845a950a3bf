using Amazon.Runtime;

namespace Amazon.ResourceExplorer2;

public class IndexState : ConstantClass
{
    public static readonly IndexState ACTIVE = new(nameof(ACTIVE));
    public static readonly IndexState CREATING = new(nameof(CREATING));
    public static readonly IndexState DELETED = new(nameof(DELETED));
    public static readonly IndexState DELETING = new(nameof(DELETING));
    public static readonly IndexState UPDATING = new(nameof(UPDATING));

    public IndexState(string value)
        : base(value)
    {
    }

    public static IndexState FindValue(string value) => FindValue<IndexState>(value);

    public static implicit operator IndexState(string value) => FindValue(value);
}
