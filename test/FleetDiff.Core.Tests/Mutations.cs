using System.Globalization;
using System.Text;

namespace FleetDiff.Core.Tests;

/// <summary>
/// Mutations of valid bytes for fuzz tests: flipped, cut, spliced, repeated and nested, with inserted numbers, names and
/// characters that no writer produces. The same seed gives the same bytes. <c>FLEETDIFF_FUZZ_CASES</c> sets the number of
/// cases for each parser, <c>FLEETDIFF_FUZZ_SEED</c> the first seed.
/// </summary>
internal static class Mutations
{
    private const int MostBytes = 64 * 1024;

    private static readonly byte[][] Bits =
    [
        .. new[]
        {
            "", "null", "true", "{}", "[]", "\"\"", "0", "-1", "1e999", "-0.0", "99999999999999999999999999", "1E-400",
            "2147483648", "\"\\ud800\"", "\"\\u0000\"", "\\", "\"", ",", ":", "{", "}", "[", "]", "\n", "\r\n", "\r",
            "\t", "#", "/", "*", "0001-01-01", "9999-12-31", "2026-02-30", "\"9999-12-31T23:59:59.9999999-14:00\"",
            "000000000000", "arn:aws:ec2:", "i-", "mi-", "東京", "\u202E", "\uFEFF", "\0", "A\u0301", "{\"a\":",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xFE, 0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0x1F, 0x8B],
    ];

    /// <summary>
    /// Gives a parser many mutated files. An exception that the parser does not document fails the test and names the seed.
    /// </summary>
    /// <param name="seeds">Valid files.</param>
    /// <param name="parse">Parses one file.</param>
    /// <param name="isDocumented">Returns whether the parser documents this exception.</param>
    /// <param name="cost">Divides the number of cases, for calls that take longer than parsing.</param>
    public static async Task FeedAsync(
        IReadOnlyList<byte[]> seeds, Func<byte[], Task> parse, Func<Exception, bool> isDocumented, int cost = 1)
    {
        foreach (var seed in SeedsOf(cost))
        {
            var bytes = Make(seeds, seed);
            try
            {
                await parse(bytes);
            }
            catch (Exception e) when (isDocumented(e))
            {
                // The parser rejected the input as documented.
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Seed {seed}, {bytes.Length} bytes: {Shown(bytes)}", e);
            }
        }
    }

    /// <summary>Encodes texts as UTF-8.</summary>
    public static IReadOnlyList<byte[]> Seeds(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Returns the seeds of a test.</summary>
    /// <param name="cost">Divides the number of cases, for calls that take longer than parsing.</param>
    public static IEnumerable<int> SeedsOf(int cost) => Enumerable.Range(
        Setting("FLEETDIFF_FUZZ_SEED") ?? 1, Math.Max(1, (Setting("FLEETDIFF_FUZZ_CASES") ?? 400) / cost));

    /// <summary>Creates the bytes of a seed.</summary>
    public static byte[] Make(IReadOnlyList<byte[]> seeds, int seed)
    {
        // A seeded Random gives the same numbers on every machine and version.
        var random = new Random(seed);
        var bytes = Pick(seeds, random);
        for (var times = 1 + random.Next(4); times > 0; times--)
        {
            bytes = Change(bytes, seeds, random);
        }

        return bytes.Length <= MostBytes ? bytes : bytes[..MostBytes];
    }

    private static byte[] Change(byte[] bytes, IReadOnlyList<byte[]> seeds, Random random)
    {
        var at = random.Next(bytes.Length + 1);
        var end = Math.Min(bytes.Length, at + 1 + random.Next(random.Next(2) == 0 ? 4 : 200));
        var (before, middle, after) = (bytes[..at], bytes[at..end], bytes[end..]);
        return random.Next(10) switch
        {
            0 => [.. before, .. middle.Select(b => (byte)(b ^ (1 << random.Next(8)))), .. after],
            1 => before,
            2 => [.. before, .. after],
            3 => [.. before, .. Pick(seeds, random)[^1..], .. middle, .. middle, .. after],
            4 => [.. before, .. Tail(Pick(seeds, random), random)],
            5 => [.. before, .. Repeated(middle, random.Next(300)), .. after],
            6 => [.. before, .. Repeated("{\"a\":["u8.ToArray(), random.Next(200)), .. middle, .. after],
            7 => Replaced(bytes, random),
            _ => [.. before, .. Pick(Bits, random), .. random.Next(2) == 0 ? middle : [], .. after],
        };
    }

    // Replace a whole value, number or word by another: JSON that stays valid gets furthest into the parser.
    private static byte[] Replaced(byte[] bytes, Random random)
    {
        var at = random.Next(bytes.Length + 1);
        var start = at + Math.Max(0, bytes.AsSpan(at).IndexOfAny((byte)':', (byte)',') + 1);
        var length = Math.Max(0, bytes.AsSpan(start).IndexOfAny(",}]\n"u8));
        return [.. bytes[..start], .. Pick(Bits, random), .. bytes[(start + length)..]];
    }

    private static byte[] Repeated(byte[] bytes, int times) =>
        [.. Enumerable.Repeat(bytes, Math.Min(times, MostBytes / Math.Max(1, bytes.Length))).SelectMany(b => b)];

    private static byte[] Tail(byte[] bytes, Random random) => bytes[random.Next(bytes.Length + 1)..];

    private static byte[] Pick(IReadOnlyList<byte[]> from, Random random) => from[random.Next(from.Count)];

    private static string Shown(byte[] bytes) => Convert.ToBase64String(bytes.AsSpan(0, Math.Min(bytes.Length, 3000)));

    private static int? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : null;
}
