using LocalAws.Serving;

namespace LocalAws.Recording;

/// <summary>The pages of Config: at most a hundred rows. A limit of 0 means no limit.</summary>
internal sealed class LimitedPages
{
    public const int Max = 100;

    private readonly PageTokens _tokens = new();

    public static int Size(AwsRequest request, Input input, string name, int otherwise)
    {
        var limit = input.Number(name, int.MaxValue, otherwise: 0, min: int.MinValue);
        if (limit is < 0 or > Max)
        {
            throw new ServiceException(
                400, "InvalidLimitException", $"The specified limit is outside the allowable range: 0 to {Max}");
        }

        return Math.Min(limit is 0 ? otherwise : limit, request.PageLimit);
    }

    public long Position(Input input, string query) =>
        input.Text("NextToken", 0, int.MaxValue) is not { Length: > 0 } token ? 0
            : _tokens.Read(query, token)
                ?? throw new ServiceException(
                    400, "InvalidNextTokenException", "The specified next token is not valid.");

    public string? Token(string query, long? next) => next is { } position ? _tokens.Issue(query, position) : null;
}
