using Amazon.Runtime;

namespace Amazon.SecurityHub;

public class Partition : ConstantClass
{
    public static readonly Partition Aws = new("aws");
    public static readonly Partition AwsCn = new("aws-cn");
    public static readonly Partition AwsUsGov = new("aws-us-gov");

    public Partition(string value)
        : base(value)
    {
    }

    public static Partition FindValue(string value) => FindValue<Partition>(value);

    public static implicit operator Partition(string value) => FindValue(value);
}
