using System.Text;
using System.Text.RegularExpressions;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Core.Tests.Pipeline.Archive;

/// <summary>
/// Formats all objects of an archive except the leases as one text: each name, and a character for each byte. Leaves out
/// the location of the archive and the message id of an alert.
/// </summary>
internal static partial class ArchiveText
{
    public static async Task<string> ReadAsync(IArchive archive)
    {
        var text = new StringBuilder();
        await AddAsync("");
        return MessageId().Replace(text.Replace(archive.Locate(""), "").ToString(), "");

        async Task AddAsync(string folder)
        {
            foreach (var name in (await archive.ListAsync(folder, default)).Order(StringComparer.Ordinal))
            {
                var key = folder + name;
                if (name.Contains('.', StringComparison.Ordinal))
                {
                    await using var stream = await archive.OpenAsync(key, default);
                    using var reader = new StreamReader(stream!, Encoding.Latin1);
                    text.AppendLine(key).AppendLine(await reader.ReadToEndAsync());
                }
                else if (key + "/" != ArchiveKeys.Leases)
                {
                    await AddAsync(key + "/");
                }
            }
        }
    }

    [GeneratedRegex("""
        "messageId":"[^"]*"
        """)]
    private static partial Regex MessageId();
}
