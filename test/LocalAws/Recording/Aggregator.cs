using System.Security.Cryptography;
using System.Text;

namespace LocalAws.Recording;

internal sealed record Aggregator(string Name, string Region)
{
    public string Arn { get; } =
        $"arn:aws:config:{Region}:{LocalAwsServer.AccountId}:config-aggregator/config-aggregator-{IdOf(Name)}";

    private static string IdOf(string name) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 4));
}
