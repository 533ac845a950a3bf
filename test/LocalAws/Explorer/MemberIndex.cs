using System.Security.Cryptography;
using System.Text;

namespace LocalAws.Explorer;

public enum IndexType
{
    Local,
    Aggregator,
}

internal sealed record MemberIndex(string Account, string Region, IndexType Type, string State)
{
    public const string ResourceType = "resource-explorer-2:index";

    public string Arn { get; } = $"arn:aws:resource-explorer-2:{Region}:{Account}:index/{IdOf(Account, Region)}";

    public string TypeName => Type.ToString().ToUpperInvariant();

    private static Guid IdOf(string account, string region) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{account}/{region}")).AsSpan(0, 16));
}
