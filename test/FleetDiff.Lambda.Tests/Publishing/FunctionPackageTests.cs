using System.Text;
using System.Text.RegularExpressions;
using LocalAws;
using Xunit.Abstractions;

namespace FleetDiff.Lambda.Tests.Publishing;

/// <summary>The package that is deployed.</summary>
[Collection(PublishedOnce.Name)]
public sealed partial class FunctionPackageTests(PublishedFunction published, ITestOutputHelper output)
{
    // provided.al2023 is Amazon Linux 2023, which has glibc 2.34.
    private static readonly Version NewestGlibc = new(2, 34);

    [NativeFact]
    public void IsOneExecutableNamedBootstrap() => Assert.Equal(["bootstrap"], published.Package.Files);

    [NativeFact]
    public void NeedsNoSymbolNewerThanTheGlibcOfTheRuntime()
    {
        var executable = Encoding.Latin1.GetString(File.ReadAllBytes(published.Package.Command[0]));
        var versions = GlibcVersion().Matches(executable).Select(match => Version.Parse(match.Groups[1].Value));

        Assert.InRange(versions.Max()!, new(2, 0), NewestGlibc);
    }

    [NativeFact]
    public void IsSmall()
    {
        var zipped = published.Package.ZippedBytes();

        output.WriteLine($"{zipped / 1e6:0.0} MB zipped, {published.Package.Bytes() / 1e6:0.0} MB unzipped.");
        Assert.InRange(zipped, 0, 12_000_000);
    }

    [Fact]
    public async Task MayBeAssembliesForAManagedRuntime()
    {
        await using var function = await FunctionProcess.StartAsync(published.Managed.Command);

        var outcome = await function.InvokeAsync("""{"time":"2026-11-23T02:30:00Z"}""");

        Assert.IsType<InvocationResponse>(outcome);
        Assert.Contains("bootstrap.runtimeconfig.json", published.Managed.Files);
    }

    // The versions are strings in the dynamic symbol table; strings of .NET are UTF-16.
    [GeneratedRegex(@"GLIBC_(\d+\.\d+)")]
    private static partial Regex GlibcVersion();
}
