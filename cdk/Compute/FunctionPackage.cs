namespace FleetDiff.Cdk.Compute;

/// <summary>The published function: the output folder of <c>dotnet publish</c>, and the Lambda settings that run it.</summary>
/// <param name="Architecture">The instruction set architecture: <see cref="Arm64"/> or <see cref="X64"/>.</param>
/// <param name="Runtime">The Lambda runtime: <see cref="Native"/> or <see cref="Managed"/>.</param>
internal sealed record FunctionPackage(string Architecture, string Runtime = FunctionPackage.Native)
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

    private const string Output = "src/FleetDiff.Lambda/bin/Release/net10.0/";

    // The glibc of Amazon Linux 2023 (Amazon Linux 2023, Core packages).
    private static readonly Version RuntimeGlibc = new(2, 34);

    /// <summary>The runtime identifier of .NET.</summary>
    public string RuntimeIdentifier => Architecture == Arm64 ? "linux-arm64" : "linux-x64";

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

    private string? FindNativeProblem(ElfFile? executable)
    {
        if (executable is null)
        {
            return FormatProblem("is not a 64-bit Linux executable.", "a Linux machine");
        }

        if (executable.Architecture != Architecture)
        {
            return FormatProblem($"is built for {executable.Architecture}, and architecture is {Architecture}.",
                "a Linux machine of that architecture");
        }

        return executable.Glibc is { } glibc && glibc > RuntimeGlibc
            ? FormatProblem($"needs glibc {glibc}, and {Native} has {RuntimeGlibc}: the function would not start.",
                $"a Linux machine with glibc {RuntimeGlibc} or older")
            : null;
    }

    // The image is the build image of AWS SAM for Amazon Linux 2023, the operating system of the runtime.
    private string FormatProblem(string problem, string machine) =>
        $"{Folder}/{EntryPoint} {problem} On {machine}, in the root folder of the repository, run: {Command} "
            + $"(Or run it in a container of public.ecr.aws/sam/build-dotnet10:latest-{Architecture}. "
            + $"Or deploy the managed runtime, which needs no native executable: runtime={Managed}.)";
}
