using System.Text;

namespace FleetDiff.Core.Tests.Reporting;

/// <summary>The machine formats of the five nights, whole.</summary>
public class FilesOfFiveNights
{
    public static TheoryData<string> Nights => FiveNights.Names;

    [Theory]
    [MemberData(nameof(Nights))]
    public async Task AreSpreadsheetsAsStored(string night) =>
        Golden.Check($"{night}-night.unmanaged.csv", await FiveNights.FileAsync(night, "unmanaged.csv"));

    [Theory]
    [MemberData(nameof(Nights))]
    public async Task AreSpreadsheetsForOwnersAsStored(string night)
    {
        var files = new StringBuilder();
        foreach (var file in (await FiveNights.FilesAsync(night)).Where(IsAnAccounts).Order(StringComparer.Ordinal))
        {
            files.Append("== ").Append(file).Append('\n').Append(await FiveNights.FileAsync(night, file));
        }

        Golden.Check($"{night}-night.accounts.txt", files.ToString());
    }

    [Theory]
    [MemberData(nameof(Nights))]
    public async Task AreFindingsForSecurityLakesAsStored(string night)
    {
        var lines = (await FiveNights.FileAsync(night, "unmanaged.ocsf.jsonl"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Golden.Check($"{night}-night.unmanaged.ocsf.txt", string.Concat(lines.Select(ReadableJson.Of)));
    }

    private static bool IsAnAccounts(string file) => file.StartsWith("accounts/", StringComparison.Ordinal);
}
