using FleetDiff.Cdk.Context;

namespace FleetDiff.Cdk.Compute;

/// <summary>
/// The published function: the output folder of <c>dotnet publish</c>, and the Lambda settings that run it.
/// </summary>
/// <param name="Runtime">The Lambda runtime: <see cref="Native"/> or <see cref="Managed"/>.</param>
/// <param name="Architecture">The instruction set architecture: <see cref="Arm64"/> or <see cref="X64"/>.</param>
internal sealed record FunctionPackage(string Runtime, string Architecture)
{
    /// <summary>The runtime of a native executable.</summary>
    public const string Native = "provided.al2023";

    /// <summary>The managed .NET runtime.</summary>
    public const string Managed = "dotnet10";

    /// <summary>The architecture of AWS Graviton processors.</summary>
    public const string Arm64 = "arm64";

    /// <summary>The architecture of Intel and AMD processors.</summary>
    public const string X64 = "x86_64";

    /// <summary>The handler: the name of the assembly. A native executable does not use it.</summary>
    public const string Handler = "bootstrap";

    // The glibc of Amazon Linux 2023 (Amazon Linux 2023, Core packages).
    private static readonly Version RuntimeGlibc = new(2, 34);

    private const string Output = "src/FleetDiff.Lambda/bin/Release/net10.0/";

    /// <summary>The command that publishes the package, in the root folder of the repository.</summary>
    public string Command => Runtime == Native
        ? $"dotnet publish src/FleetDiff.Lambda -c Release -r {RuntimeIdentifier}"
        : "dotnet publish src/FleetDiff.Lambda -c Release -p:LambdaRuntime=dotnet10";

    /// <summary>The output folder of the command, relative to the root folder of the repository.</summary>
    public string Folder => Runtime == Native ? $"{Output}{RuntimeIdentifier}/publish" : $"{Output}publish";

    /// <summary>The file that every package contains.</summary>
    public string EntryPoint => Runtime == Native ? "bootstrap" : "bootstrap.dll";

    /// <summary>
    /// Returns the reason why the package in a repository cannot be deployed, with the fix; null when it can be deployed.
    /// </summary>
    public string? FindProblem(string root)
    {
        var file = Path.Combine(root, Folder, EntryPoint);
        if (!File.Exists(file))
        {
            return $"The function is not published: there is no {EntryPoint} in {Folder}. "
                + $"In the root folder of the repository, run: {Command}";
        }

        return Runtime == Managed ? null : FindNativeProblem(ElfFile.Parse(File.ReadAllBytes(file)));
    }

    private string? FindNativeProblem(ElfFile? executable) => executable switch
    {
        null => $"{Folder}/{EntryPoint} is not a 64-bit Linux executable. On a Linux machine, in the root "
            + $"folder of the repository, run: {Command} {Alternatives}",
        { Machine: var machine } when machine != Machine =>
            $"{Folder}/{EntryPoint} is built for {FormatName(machine)}, and {ContextKey.Architecture} is {Architecture}. "
            + "On a Linux machine of that architecture, in the root folder of the repository, "
            + $"run: {Command} {Alternatives}",
        { Glibc: { } glibc } when glibc > RuntimeGlibc =>
            $"{Folder}/{EntryPoint} needs glibc {glibc}, and {Native} has {RuntimeGlibc}: the function would not start. "
            + $"On a Linux machine with glibc {RuntimeGlibc} or older, in the root folder of the repository, "
            + $"run: {Command} {Alternatives}",
        _ => null,
    };

    // The build image of AWS SAM for Amazon Linux 2023, the operating system of the runtime.
    private string Alternatives => $"(Or run it in a container of public.ecr.aws/sam/build-dotnet10:latest-{Architecture}. Or "
        + $"deploy the managed runtime, which needs no native executable: {ContextKey.Runtime}={Managed}.)";

    private int Machine => Architecture == Arm64 ? ElfFile.Arm64 : ElfFile.X64;

    private static string FormatName(int machine) => machine switch
    {
        ElfFile.X64 => X64,
        ElfFile.Arm64 => Arm64,
        _ => $"ELF machine {machine}",
    };

    /// <summary>The runtime identifier of .NET.</summary>
    public string RuntimeIdentifier => Architecture == Arm64 ? "linux-arm64" : "linux-x64";
}
