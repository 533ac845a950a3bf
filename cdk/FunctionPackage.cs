namespace FleetDiff.Cdk;

/// <summary>
/// The published function: the folder that <c>dotnet publish</c> writes, and how Lambda runs what is in it.
/// </summary>
/// <param name="Runtime">Lambda's runtime: <see cref="Native"/> or <see cref="Managed"/>.</param>
/// <param name="Architecture">Lambda's architecture: <see cref="Arm64"/> or <see cref="X64"/>.</param>
public sealed record FunctionPackage(string Runtime, string Architecture)
{
    /// <summary>The runtime of a native executable.</summary>
    public const string Native = "provided.al2023";

    /// <summary>The managed .NET runtime.</summary>
    public const string Managed = "dotnet10";

    /// <summary>Graviton.</summary>
    public const string Arm64 = "arm64";

    /// <summary>Intel and AMD.</summary>
    public const string X64 = "x86_64";

    /// <summary>What Lambda calls: the assembly; for a native executable a name that nobody reads.</summary>
    public const string Handler = "bootstrap";

    private const string Output = "src/FleetDiff.Lambda/bin/Release/net10.0/";

    /// <summary>The command that makes the package, in the repository's root.</summary>
    public string Command => Runtime == Native
        ? $"dotnet publish src/FleetDiff.Lambda -c Release -r {RuntimeIdentifier}"
        : "dotnet publish src/FleetDiff.Lambda -c Release -p:LambdaRuntime=dotnet10";

    /// <summary>The folder that the command writes, below the repository's root.</summary>
    public string Folder => Runtime == Native ? $"{Output}{RuntimeIdentifier}/publish" : $"{Output}publish";

    /// <summary>The file without which the folder holds no function.</summary>
    public string EntryPoint => Runtime == Native ? "bootstrap" : "bootstrap.dll";

    private string RuntimeIdentifier => Architecture == Arm64 ? "linux-arm64" : "linux-x64";
}
