using System.Globalization;
using LocalAws.Serving;

namespace LocalAws.Explorer;

/// <summary>A page of a short list.</summary>
internal sealed record NumberedPage<T>(IReadOnlyList<T> Items, string? NextToken);

internal static class NumberedPage
{
    private const string Prefix = "page-";

    public static NumberedPage<T> Of<T>(IEnumerable<T> items, Input input, int maxResults)
    {
        var start = StartOf(input.Text("NextToken", 1, 2048));
        var size = input.Number("MaxResults", maxResults, otherwise: maxResults);
        var rest = items.Skip(start).Take(size + 1).ToList();
        return rest.Count > size
            ? new(rest[..size], string.Create(CultureInfo.InvariantCulture, $"{Prefix}{start + size}"))
            : new(rest, null);
    }

    private static int StartOf(string? token)
    {
        if (token is null)
        {
            return 0;
        }

        return token.StartsWith(Prefix, StringComparison.Ordinal)
            && int.TryParse(token.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            ? start
            : throw Input.Invalid("NextToken", "The token is not valid for this request");
    }
}
