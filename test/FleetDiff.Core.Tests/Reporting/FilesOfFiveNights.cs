using System.Text;

namespace FleetDiff.Core.Tests.Reporting;

/// <summary>The machine formats of the five nights, whole.</summary>
public class FilesOfFiveNights
{
    public static TheoryData<string> Nights => FiveNights.Names;

    [Theory]
    [MemberData(nameof(Nights))]
    public async Task AreSpreadsheetsAsStored(string night) =>
        Golden.Check(await FiveNights.FileAsync(night, "unmanaged.csv"), $"{night}-night.unmanaged.csv");

    [Theory]
    [MemberData(nameof(Nights))]
    public async Task AreSpreadsheetsForOwnersAsStored(string night)
    {
        var files = new StringBuilder();
        foreach (var file in (await FiveNights.FilesAsync(night)).Where(IsAnAccounts).Order(StringComparer.Ordinal))
        {
            files.Append("== ").Append(file).Append('\n').Append(await FiveNights.FileAsync(night, file));
        }

        Golden.Check(files.ToString(), $"{night}-night.accounts.txt");
    }

    [Theory]
    [MemberData(nameof(Nights))]
    public async Task AreFindingsForSecurityLakesAsStored(string night)
    {
        var lines = (await FiveNights.FileAsync(night, "unmanaged.ocsf.jsonl"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Golden.Check(string.Concat(lines.Select(ReadableJson.Of)), $"{night}-night.unmanaged.ocsf.txt");
    }

    private static bool IsAnAccounts(string file) => file.StartsWith("accounts/", StringComparison.Ordinal);
}
