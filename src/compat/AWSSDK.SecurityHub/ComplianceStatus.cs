using Amazon.Runtime;

namespace Amazon.SecurityHub;

public class ComplianceStatus : ConstantClass
{
    public static readonly ComplianceStatus FAILED = new(nameof(FAILED));
    public static readonly ComplianceStatus NOT_AVAILABLE = new(nameof(NOT_AVAILABLE));
    public static readonly ComplianceStatus PASSED = new(nameof(PASSED));
    public static readonly ComplianceStatus WARNING = new(nameof(WARNING));

    public ComplianceStatus(string value)
        : base(value)
    {
    }

    public static ComplianceStatus FindValue(string value) => FindValue<ComplianceStatus>(value);

    public static implicit operator ComplianceStatus(string value) => FindValue(value);
}
