namespace FleetDiff.Cdk.Tests;

/// <summary>A repository in which the function has been published; its files are stand-ins.</summary>
internal static class Package
{
    public static string Root { get; } = Create();

    private static string Create()
    {
        var root = Directory.CreateTempSubdirectory("fleetdiff-cdk-").FullName;
        foreach (var package in
            from runtime in new[] { FunctionPackage.Native, FunctionPackage.Managed }
            from architecture in new[] { FunctionPackage.Arm64, FunctionPackage.X64 }
            select new FunctionPackage(runtime, architecture))
        {
            var folder = Directory.CreateDirectory(Path.Combine(root, package.Folder)).FullName;
            File.WriteAllText(Path.Combine(folder, package.EntryPoint), "a stand-in for the function");
        }

        return root;
    }
}
