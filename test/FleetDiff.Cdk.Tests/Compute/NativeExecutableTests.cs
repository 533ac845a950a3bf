using System.Runtime.InteropServices;
using FleetDiff.Cdk.Compute;

namespace FleetDiff.Cdk.Tests.Compute;

public sealed class NativeExecutableTests
{
    [Theory]
    [InlineData(FunctionPackage.Arm64, "is built for arm64, and architecture is x86_64", "GLIBC_2.34")]
    [InlineData(FunctionPackage.X64, "needs glibc 2.38, and provided.al2023 has 2.34", "GLIBC_2.2.5", "GLIBC_2.38", "GLIBC_2.4")]
    [InlineData(FunctionPackage.X64, "needs glibc 2.36, and provided.al2023 has 2.34", "GLIBC_2.34", "GLIBC_ABI_DT_RELR")]
    public void RejectsAnExecutableThatTheRuntimeCannotStart(
        string architecture, string expected, params string[] versions)
    {
        var problem = FindProblem(Given.Executable(architecture, versions));

        Assert.Contains(expected, problem, StringComparison.Ordinal);
        Assert.Contains("runtime=dotnet10", problem, StringComparison.Ordinal);
        Assert.Contains("container", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GLIBC_2.34", "GLIBC_2.2.5")]
    [InlineData("GLIBC_PRIVATE", "GCC_3.0")]
    [InlineData]
    public void AcceptsAnExecutableThatTheRuntimeCanStart(params string[] versions) =>
        Assert.Null(FindProblem(Given.Executable(FunctionPackage.X64, versions)));

    [Fact]
    public void RejectsAFileThatIsNotALinuxExecutable() => Assert.Contains("is not a 64-bit Linux executable",
        FindProblem([.. "#!/bin/sh\nexec dotnet bootstrap.dll\n"u8]), StringComparison.Ordinal);

    [Fact]
    public void RejectsADamagedFileWithoutCrashing()
    {
        var file = Given.Executable(FunctionPackage.X64, "GLIBC_2.34", "GLIBC_2.17");

        for (var length = 0; length < file.Length; length++)
        {
            Assert.Null(ElfFile.Parse(file.AsSpan(0, length)));
            byte[] changed = [.. file];
            changed[length] = 0xff;
            _ = ElfFile.Parse(changed);
        }
    }

    [LinuxFact]
    public void ReadsAnExecutableOfThisMachine()
    {
        var runtime = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "libcoreclr.so");

        var file = ElfFile.Parse(File.ReadAllBytes(runtime));

        Assert.Equal(
            RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? FunctionPackage.Arm64 : FunctionPackage.X64,
            file!.Architecture);
        Assert.InRange(file.Glibc!, new Version(2, 14), new Version(2, 34));
    }

    private static string? FindProblem(byte[] file)
    {
        var root = Directory.CreateTempSubdirectory("fleetdiff-elf-").FullName;
        var package = new FunctionPackage(FunctionPackage.X64);
        var folder = Directory.CreateDirectory(Path.Combine(root, package.Folder)).FullName;
        File.WriteAllBytes(Path.Combine(folder, package.EntryPoint), file);
        return package.FindProblem(root);
    }

    private sealed class LinuxFactAttribute : FactAttribute
    {
        public LinuxFactAttribute() => Skip = RuntimeInformation.RuntimeIdentifier
            is "linux-x64" or "linux-arm64" ? null! : "This test requires an executable of Linux with glibc.";
    }
}
