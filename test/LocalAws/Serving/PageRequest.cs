using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LocalAws.Serving;

/// <summary>A page of a list, and the token for the next one. The token of the last page is null.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? NextToken);

/// <summary>The page that a request asks for.</summary>
/// <param name="Query">What distinguishes the list from every other one.</param>
/// <param name="Position">The position of the first item.</param>
/// <param name="Size">The maximum number of items.</param>
internal sealed record PageRequest(string Query, int Position, int Size)
{
    /// <param name="request">The request.</param>
    /// <param name="input">Its JSON, with the member NextToken.</param>
    /// <param name="query">The parameters that the request must repeat for the next page.</param>
    /// <param name="size">The requested number of items.</param>
    /// <param name="invalid">The error for a token that is not from this list.</param>
    public static PageRequest Of(AwsRequest request, Input input, string query, int size, ServiceException invalid)
    {
        query = $"{request.Operation} {request.Region} {query}";
        var wanted = new PageRequest(query, 0, Math.Min(size, request.PageLimit));
        // An empty token marks the last page of some services. Sent back, it is not valid.
        if (input.Text("NextToken") is not { } token)
        {
            return wanted;
        }

        return int.TryParse(token.Split('.')[0], CultureInfo.InvariantCulture, out var position)
            && token == wanted.TokenOf(position)
            ? wanted with { Position = position }
            : throw invalid;
    }

    /// <summary>Returns the page of the items that match, by default of all.</summary>
    public Page<T> Read<T>(IReadOnlyList<T> items, Func<T, bool>? matches = null)
    {
        var page = new List<T>();
        for (var index = Position; index < items.Count; index++)
        {
            if (matches is not null && !matches(items[index]))
            {
                continue;
            }

            if (page.Count == Size)
            {
                return new(page, TokenOf(index));
            }

            page.Add(items[index]);
        }

        return new(page, null);
    }

    // A token is valid only for the same list.
    private string TokenOf(int position) => FormattableString.Invariant(
        $"{position}.{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{position} {Query}")))}");
}
