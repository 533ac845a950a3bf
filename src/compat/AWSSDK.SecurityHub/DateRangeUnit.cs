using Amazon.Runtime;

namespace Amazon.SecurityHub;

public class DateRangeUnit : ConstantClass
{
    public static readonly DateRangeUnit DAYS = new(nameof(DAYS));

    public DateRangeUnit(string value)
        : base(value)
    {
    }

    public static DateRangeUnit FindValue(string value) => FindValue<DateRangeUnit>(value);

    public static implicit operator DateRangeUnit(string value) => FindValue(value);
}
