using FleetDiff.Bundle;

// Makes the files of a release: dotnet run --project deploy/FleetDiff.Bundle -- [--output FOLDER] [--allow-missing]
// Exit code 0: every file was made. 1: files are missing, and --allow-missing was not given.
var output = "bundle";
var allowMissing = false;
for (var i = 0; i < args.Length; i++)
{
    switch (args[i])
    {
        case "--output" when i + 1 < args.Length:
            output = args[++i];
            break;
        case "--allow-missing":
            allowMissing = true;
            break;
        default:
            await Console.Error.WriteLineAsync(
                $"{args[i]} is not an option. The options are --output FOLDER and --allow-missing.");
            return 1;
    }
}

try
{
    var release = await Release.ReadAsync(RootAbove(AppContext.BaseDirectory));
    var missing = await new BundleBuilder(release, Path.GetFullPath(output)).BuildAsync();
    return missing == 0 || allowMissing ? 0 : 1;
}
catch (BundleException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}

static string RootAbove(string folder) =>
    File.Exists(Path.Combine(folder, "FleetDiff.sln")) ? folder
    : Path.GetDirectoryName(folder) is { } parent ? RootAbove(parent)
    : throw new BundleException("FleetDiff.sln is in no folder above the program. Run it in a clone of the repository.");
