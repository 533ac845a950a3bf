using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;
using FleetDiff.Cdk.Compute;
using FleetDiff.Cdk.Context;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Cdk.Tests;

/// <summary>Creates settings from the items of a JSON object, with a folder that contains minimal published functions.</summary>
internal static class Given
{
    /// <summary>The required setting.</summary>
    public const string View = $"\"viewArn\":\"{Templates.View}\"";

    private static readonly ContextReader DefaultsReader = new([]);

    public static string Root { get; } = Published();

    /// <summary>The settings without any context value.</summary>
    public static FleetDiffProps Defaults { get; } = new(DefaultsReader, null);

    /// <summary>The name of every setting.</summary>
    public static IReadOnlyCollection<string> SettingNames => DefaultsReader.Names;

    public static FleetDiffProps Props(string context) => FleetDiffProps.Read(Parse(context), Root);

    public static IReadOnlyList<string> Problems(string context, string? root = null) =>
        Assert.Throws<SettingsException>(() => FleetDiffProps.Read(Parse(context), root ?? Root)).Problems;

    /// <summary>A minimal ELF file for an architecture, which requires versions of libc, such as GLIBC_2.34.</summary>
    public static byte[] Executable(string architecture, params string[] versions)
    {
        var header = new byte[64];
        "\u007fELF\u0002\u0001\u0001"u8.CopyTo(header);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(18), (short)(architecture == FunctionPackage.Arm64 ? 183 : 62));
        var names = Encoding.ASCII.GetBytes($"\0{string.Join('\0', versions)}\0");
        // One section header, after the names.
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(40), header.Length + names.Length);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(58), 64);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(60), 1);
        return [.. header, .. names, .. new byte[64]];
    }

    private static JsonObject Parse(string items) => JsonNode.Parse($"{{{items}}}")!.AsObject();

    private static string Published()
    {
        var root = Directory.CreateTempSubdirectory("fleetdiff-cdk-").FullName;
        foreach (var package in
            from runtime in new[] { FunctionPackage.Native, FunctionPackage.Managed }
            from architecture in new[] { FunctionPackage.Arm64, FunctionPackage.X64 }
            select new FunctionPackage(architecture, runtime))
        {
            var folder = Directory.CreateDirectory(Path.Combine(root, package.Folder)).FullName;
            File.WriteAllBytes(Path.Combine(folder, package.EntryPoint), Executable(package.Architecture, "GLIBC_2.34"));
        }

        return root;
    }
}
