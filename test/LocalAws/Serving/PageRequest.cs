using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LocalAws.Serving;

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

    /// <summary>Returns the token for the next position, valid only for the same list. Null on the last page.</summary>
    public string? TokenOf(int? next) => next is { } position
        ? FormattableString.Invariant(
            $"{position}.{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{position} {Query}")))}")
        : null;
}
