using System.Text;

namespace FleetDiff.Core.Tests;

/// <summary>Parses RFC 4180 strictly: CR LF ends a record, and a field that needs quotes has them.</summary>
internal static class CsvParser
{
    /// <summary>Returns the records of an archive's file, which begins with a byte order mark.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Read(byte[] file)
    {
        Assert.Equal<byte>([0xEF, 0xBB, 0xBF], file[..3]);
        return Read(Encoding.UTF8.GetString(file, 3, file.Length - 3));
    }

    public static IReadOnlyList<IReadOnlyList<string>> Read(string text)
    {
        var records = new List<IReadOnlyList<string>>();
        var fields = new List<string>();
        var at = 0;
        while (at < text.Length)
        {
            fields.Add(Field(text, ref at));
            if (at < text.Length && text[at] == ',')
            {
                at++;
                continue;
            }

            Assert.Equal("\r\n", text.Substring(at, Math.Min(2, text.Length - at)));
            at += 2;
            records.Add(fields);
            fields = [];
        }

        Assert.Empty(fields);
        return records;
    }

    private static string Field(string text, ref int at)
    {
        if (text[at] != '"')
        {
            var end = text.AsSpan(at).IndexOfAny(",\"\r\n");
            var plain = text.Substring(at, end);
            at += end;
            return plain;
        }

        var field = new StringBuilder();
        while (true)
        {
            var quote = text.IndexOf('"', at + 1);
            field.Append(text, at + 1, quote - at - 1);
            at = quote + 1;
            if (at == text.Length || text[at] != '"')
            {
                return field.ToString();
            }

            field.Append('"');
        }
    }
}
