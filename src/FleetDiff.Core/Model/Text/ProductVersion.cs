using System.Reflection;

namespace FleetDiff.Core.Model.Text;

/// <summary>The version of FleetDiff.</summary>
public static class ProductVersion
{
    /// <summary>The version of <c>Directory.Build.props</c>, without the commit that a build adds to it.</summary>
    public static string Current { get; } = typeof(ProductVersion).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
