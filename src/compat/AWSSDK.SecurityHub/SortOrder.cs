using Amazon.Runtime;

namespace Amazon.SecurityHub;

public class SortOrder : ConstantClass
{
    public static readonly SortOrder Asc = new("asc");
    public static readonly SortOrder Desc = new("desc");

    public SortOrder(string value)
        : base(value)
    {
    }

    public static SortOrder FindValue(string value) => FindValue<SortOrder>(value);

    public static implicit operator SortOrder(string value) => FindValue(value);
}
