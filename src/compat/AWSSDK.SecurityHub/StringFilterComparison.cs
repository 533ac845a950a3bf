using Amazon.Runtime;

namespace Amazon.SecurityHub;

public class StringFilterComparison : ConstantClass
{
    public static readonly StringFilterComparison CONTAINS = new(nameof(CONTAINS));
    public static readonly StringFilterComparison EQUALS = new(nameof(EQUALS));
    public static readonly StringFilterComparison NOT_CONTAINS = new(nameof(NOT_CONTAINS));
    public static readonly StringFilterComparison NOT_EQUALS = new(nameof(NOT_EQUALS));
    public static readonly StringFilterComparison PREFIX = new(nameof(PREFIX));
    public static readonly StringFilterComparison PREFIX_NOT_EQUALS = new(nameof(PREFIX_NOT_EQUALS));

    public StringFilterComparison(string value)
        : base(value)
    {
    }

    public static StringFilterComparison FindValue(string value) => FindValue<StringFilterComparison>(value);

    public static implicit operator StringFilterComparison(string value) => FindValue(value);
}
