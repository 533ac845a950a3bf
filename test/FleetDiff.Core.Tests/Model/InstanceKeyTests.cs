using FsCheck.Xunit;

namespace FleetDiff.Core.Tests.Model;

public class InstanceKeyTests
{
    [Theory]
    [InlineData("")]
    [InlineData("mi-")]
    [InlineData("i-0123456789ABCDEF0")]
    [InlineData("i-0123456789abcdefg")]
    [InlineData("i-0123456789abcdef")]
    [InlineData("i-0123456789abcdef01")]
    [InlineData("i-1234abc")]
    [InlineData("mi-1234abcd")]
    [InlineData("i-0123456789abcdef\0")]
    [InlineData("i-１234abcd")]
    public void RejectsAnInvalidId(string id) =>
        Assert.False(InstanceKey.TryParse(Fleets.Account, Fleets.Ireland, id, out _));

    [Theory]
    [InlineData("")]
    [InlineData("11111111111")]
    [InlineData("1111111111111")]
    [InlineData("+11111111111")]
    [InlineData("11111111111\0")]
    [InlineData("1\0\0\0\0\0\0\0\0\0\0\0")]
    [InlineData("１１１１１１１１１１１１")]
    public void RejectsAnInvalidAccount(string account)
    {
        Assert.False(InstanceKey.TryParse(account, Fleets.Ireland, "i-1234abcd", out _));
        Assert.False(InstanceKey.TryParseAccount(account, out _));
    }

    [Fact]
    public void DiffersForOneNumberInTheThreeFormsOfId() => Assert.Equal(3, new[]
    {
        Fleets.Key("i-00000001"), Fleets.Key("i-00000000000000001"), Fleets.Key("mi-00000000000000001"),
    }.Distinct().Count());

    [Property]
    public void RoundTripsItsText(ulong number, ulong digits, byte form)
    {
        var account = $"{number % 1_000_000_000_000:D12}";
        var id = (form % 3) switch
        {
            0 => $"i-{digits % 16:x}{digits:x16}",
            1 => $"mi-{digits % 16:x}{digits:x16}",
            _ => $"i-{(uint)digits:x8}",
        };

        var key = Fleets.Key(id, account);

        Assert.Equal((account, Fleets.Ireland, id), (key.Account, key.Region.Code, key.Instance));
        Assert.Equal($"{account}/{Fleets.Ireland}/{id}", key.ToString());
        Assert.Equal(form % 3 == 1, key.IsHybrid);
    }

    [Property]
    public bool SortsLikeItsText(byte a, byte b)
    {
        var (left, right) = (Create(a), Create(b));
        return Math.Sign(left.CompareTo(right)) == Math.Sign(string.CompareOrdinal(left.ToString(), right.ToString()))
            && left.Equals(right) == (left.CompareTo(right) == 0);

        static InstanceKey Create(byte n) => Fleets.Key(
            $"i-{n >> 4:x}{n >> 2:x16}",
            (n & 1) == 0 ? Fleets.Account : Fleets.OtherAccount,
            (n & 2) == 0 ? Fleets.Ireland : Fleets.Tokyo);
    }
}
