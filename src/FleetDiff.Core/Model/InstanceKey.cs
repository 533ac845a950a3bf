using System.Buffers;
using System.Globalization;

namespace FleetDiff.Core.Model;

/// <summary>
/// The identity of an EC2 instance or an SSM managed node: account, Region and id, in 16 bytes. Ordered by account, then by
/// Region, then by id.
/// </summary>
/// <remarks>
/// An id has one of the forms of Node.Id (Systems Manager API Reference): <c>i-</c> and 8 or 17 hexadecimal digits for an
/// instance, <c>mi-</c> and 17 hexadecimal digits for a hybrid node.
/// </remarks>
public readonly record struct InstanceKey : IComparable<InstanceKey>
{
    private const int AccountDigits = 12;
    private const int ShortId = 8;
    private const int LongId = 17;

    private static readonly SearchValues<char> Hexadecimals = SearchValues.Create("0123456789abcdef");

    // Account (40 bits, 12 decimal digits) · Region (16) · form (4) · the first of 17 hexadecimal digits (4).
    private readonly ulong _head;

    // The other 16 digits of a long id, or all 8 digits of a short id.
    private readonly ulong _digits;

    private InstanceKey(ulong account, Region region, IdForm form, ulong firstDigit, ulong digits)
    {
        _head = (account << 24) | ((ulong)region.Index << 8) | ((ulong)form << 4) | firstDigit;
        _digits = digits;
    }

    private enum IdForm
    {
        ShortInstance,
        Instance,
        HybridNode,
    }

    /// <summary>The id of the owning account, 12 digits.</summary>
    public string Account => AccountNumber.ToString("D12", CultureInfo.InvariantCulture);

    /// <summary>The Region.</summary>
    public Region Region => new((ushort)(_head >> 8));

    /// <summary>The id: <c>i-…</c>, or <c>mi-…</c> for a hybrid node.</summary>
    public string Instance => Form switch
    {
        IdForm.ShortInstance => $"i-{_digits:x8}",
        IdForm.Instance => $"i-{_head & 0xF:x}{_digits:x16}",
        _ => $"mi-{_head & 0xF:x}{_digits:x16}",
    };

    /// <summary>Whether the id is that of a hybrid node (<c>mi-…</c>), which is not an EC2 instance.</summary>
    public bool IsHybrid => Form == IdForm.HybridNode;

    /// <summary>The account id as a number.</summary>
    internal ulong AccountNumber => _head >> 24;

    /// <summary>A number that two keys share if and only if they have the same account and Region.</summary>
    internal ulong RegionIndex => _head >> 8;

    private IdForm Form => (IdForm)((_head >> 4) & 0xF);

    /// <summary>Parses a key from its three parts. Returns false when a part does not have a documented form.</summary>
    public static bool TryParse(
        ReadOnlySpan<char> account, ReadOnlySpan<char> region, ReadOnlySpan<char> id, out InstanceKey key)
    {
        key = default;
        if (!TryParseAccount(account, out var number) || !Region.TryParse(region, out var index))
        {
            return false;
        }

        var hybrid = id.StartsWith("mi-");
        var digits = hybrid ? id[3..] : id.StartsWith("i-") ? id[2..] : [];
        if (digits.ContainsAnyExcept(Hexadecimals))
        {
            return false;
        }

        switch (digits.Length)
        {
            case LongId:
                var form = hybrid ? IdForm.HybridNode : IdForm.Instance;
                key = new(number, index, form, ParseHexadecimal(digits[..1]), ParseHexadecimal(digits[1..]));
                return true;
            case ShortId when !hybrid:
                key = new(number, index, IdForm.ShortInstance, 0, ParseHexadecimal(digits));
                return true;
            default:
                return false;
        }
    }

    /// <summary>Parses an account id. Returns false unless the text has exactly 12 digits.</summary>
    public static bool TryParseAccount(ReadOnlySpan<char> account, out ulong number)
    {
        number = 0;
        // ulong.TryParse alone ignores NUL characters at the end.
        return account.Length == AccountDigits
            && !account.ContainsAnyExceptInRange('0', '9')
            && ulong.TryParse(account, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private static ulong ParseHexadecimal(ReadOnlySpan<char> digits) =>
        ulong.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public int CompareTo(InstanceKey other) => RegionIndex == other.RegionIndex
        ? (_head, _digits).CompareTo((other._head, other._digits))
        : (AccountNumber, Region).CompareTo((other.AccountNumber, other.Region));

    // HashCode has a random seed: an account owner cannot choose ids that collide.
    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_head, _digits);

    /// <summary>Formats the key as <c>account/Region/id</c>.</summary>
    public override string ToString() => $"{Account}/{Region}/{Instance}";
}
