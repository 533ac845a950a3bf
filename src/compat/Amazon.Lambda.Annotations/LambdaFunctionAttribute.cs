namespace Amazon.Lambda.Annotations;

[AttributeUsage(AttributeTargets.Method)]
public class LambdaFunctionAttribute : Attribute
{
    public uint MemorySize { get; set; }

    public LambdaPackageType PackageType { get; set; }

    public string Policies { get; set; }

    public string ResourceName { get; set; }

    public string Role { get; set; }

    public uint Timeout { get; set; }
}

public enum LambdaPackageType
{
    Zip = 0,
    Image = 1,
}
