using System.IO.Compression;

namespace FleetDiff.Lambda.Tests.Publishing;

/// <summary>A published function.</summary>
/// <param name="Folder">The folder of the package.</param>
internal sealed record FunctionPackage(string Folder)
{
    /// <summary>The publish option for the managed runtime.</summary>
    public const string Managed = "-p:LambdaRuntime=dotnet10";

    /// <summary>The names of the files.</summary>
    public IEnumerable<string> Files => Directory.GetFiles(Folder).Select(file => Path.GetFileName(file));

    /// <summary>The command that starts the function.</summary>
    public IReadOnlyList<string> Command => Files.Contains("bootstrap.dll")
        ? ["dotnet", Path.Combine(Folder, "bootstrap.dll")]
        : [Path.Combine(Folder, "bootstrap")];

    /// <summary>Publishes the function.</summary>
    /// <param name="folder">The folder for the package. An existing folder is replaced.</param>
    /// <param name="options">Options of <c>dotnet publish</c>.</param>
    public static async Task<FunctionPackage> PublishAsync(string folder, params string[] options)
    {
        await DotNet.PublishAsync("src/FleetDiff.Lambda", folder, options);
        return new(folder);
    }

    /// <summary>Returns the total size of the files in bytes.</summary>
    public long Bytes() => Directory.GetFiles(Folder).Sum(file => new FileInfo(file).Length);

    /// <summary>Returns the size in bytes of a zip file with the files, as it is deployed.</summary>
    public long ZippedBytes()
    {
        using var zip = new MemoryStream();
        ZipFile.CreateFromDirectory(Folder, zip);
        return zip.Length;
    }
}
