using Amazon.Runtime;

namespace Amazon.SecurityHub;

public class RecordState : ConstantClass
{
    public static readonly RecordState ACTIVE = new(nameof(ACTIVE));
    public static readonly RecordState ARCHIVED = new(nameof(ARCHIVED));

    public RecordState(string value)
        : base(value)
    {
    }

    public static RecordState FindValue(string value) => FindValue<RecordState>(value);

    public static implicit operator RecordState(string value) => FindValue(value);
}
