using FleetDiff.Cdk.Context;

namespace FleetDiff.Cdk.Compute;

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

    // Amazon Linux 2023, Core packages.
    private static readonly Version RuntimeGlibc = new(2, 34);

    private const string Output = "src/FleetDiff.Lambda/bin/Release/net10.0/";

    /// <summary>The command that makes the package, in the repository's root.</summary>
    public string Command => Runtime == Native
        ? $"dotnet publish src/FleetDiff.Lambda -c Release -r {RuntimeIdentifier}"
        : "dotnet publish src/FleetDiff.Lambda -c Release -p:LambdaRuntime=dotnet10";

    /// <summary>The folder that the command writes, below the repository's root.</summary>
    public string Folder => Runtime == Native ? $"{Output}{RuntimeIdentifier}/publish" : $"{Output}publish";

    /// <summary>The file without which the folder holds no function.</summary>
    public string EntryPoint => Runtime == Native ? "bootstrap" : "bootstrap.dll";

    /// <summary>
    /// Why the package below a repository's root cannot be deployed, with what to do; null when it can.
    /// </summary>
    public string? FindProblem(string root)
    {
        var file = Path.Combine(root, Folder, EntryPoint);
        if (!File.Exists(file))
        {
            return $"The function is not published: there is no {EntryPoint} in {Folder}. "
                + $"In the repository's root run: {Command}";
        }

        return Runtime == Managed ? null : FindNativeProblem(ElfFile.Parse(File.ReadAllBytes(file)));
    }

    private string? FindNativeProblem(ElfFile? executable) => executable switch
    {
        null => $"{Folder}/{EntryPoint} is not a 64-bit Linux executable. On a Linux machine run in the repository's "
            + $"root: {Command} {Alternatives}",
        { Machine: var machine } when machine != Machine =>
            $"{Folder}/{EntryPoint} is built for {FormatName(machine)}, and {ContextKey.Architecture} is {Architecture}. "
            + $"On a Linux machine of that architecture run in the repository's root: {Command} {Alternatives}",
        { Glibc: { } glibc } when glibc > RuntimeGlibc =>
            $"{Folder}/{EntryPoint} needs glibc {glibc}, and {Native} has {RuntimeGlibc}: the function would not start. "
            + $"On a Linux machine with glibc {RuntimeGlibc} or older run in the repository's root: {Command} "
            + Alternatives,
        _ => null,
    };

    // The image of AWS SAM that builds for Amazon Linux 2023, which is what the function runs on.
    private string Alternatives => $"(Or run it in a container of public.ecr.aws/sam/build-dotnet10:latest-{Architecture}; or "
        + $"deploy the managed runtime, which needs no native executable, with {ContextKey.Runtime}={Managed}.)";

    private int Machine => Architecture == Arm64 ? ElfFile.Arm64 : ElfFile.X64;

    private static string FormatName(int machine) => machine switch
    {
        ElfFile.X64 => X64,
        ElfFile.Arm64 => Arm64,
        _ => $"ELF machine {machine}",
    };

    private string RuntimeIdentifier => Architecture == Arm64 ? "linux-arm64" : "linux-x64";
}
