using FleetDiff.Core.Model;
using FsCheck.Xunit;

namespace FleetDiff.Core.Tests.Model;

public class InstanceKeyTests
{
    [Theory]
    [InlineData("i-0123456789abcdef0", false)]
    [InlineData("i-00000000000000000", false)]
    [InlineData("i-1234abcd", false)]
    [InlineData("mi-0123456789abcdef0", true)]
    public void RoundTripsItsText(string id, bool hybrid)
    {
        var key = Fleets.Key(id, "012345678901", "us-gov-west-1");

        Assert.Equal(("012345678901", "us-gov-west-1", id), (key.Account, key.Region.Code, key.Instance));
        Assert.Equal($"012345678901/us-gov-west-1/{id}", key.ToString());
        Assert.Equal(hybrid, key.IsHybrid);
    }

    [Theory]
    [InlineData("")]
    [InlineData("i-")]
    [InlineData("mi-")]
    [InlineData("i")]
    [InlineData("0123456789abcdef0")]
    [InlineData("i-0123456789ABCDEF0")]
    [InlineData("I-0123456789abcdef0")]
    [InlineData("i-0123456789abcdefg")]
    [InlineData("i-0123456789abcdef")]
    [InlineData("i-0123456789abcdef01")]
    [InlineData("i-1234abc")]
    [InlineData("i-1234abcde")]
    [InlineData("mi-1234abcd")]
    [InlineData("i--123456789abcdef0")]
    [InlineData("i- 123456789abcdef0")]
    [InlineData("i-0123456789abcdef\0")]
    [InlineData("i-１234abcd")]
    [InlineData("xi-0123456789abcdef0")]
    [InlineData("i-0123456789abcdef0/x")]
    public void RejectsAnInvalidId(string id) =>
        Assert.False(InstanceKey.TryParse(Fleets.Account, Fleets.Ireland, id, out _));

    [Theory]
    [InlineData("")]
    [InlineData("11111111111")]
    [InlineData("1111111111111")]
    [InlineData("11111111111a")]
    [InlineData("+11111111111")]
    [InlineData(" 11111111111")]
    [InlineData("11111111111 ")]
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

    [Fact]
    public void SortsByAccountThenRegionCodeThenId()
    {
        InstanceKey[] sorted =
        [
            Fleets.Key(9, "000000000001", "us-west-2"),
            Fleets.Key(1, "000000000002", "ap-northeast-1"),
            Fleets.Key(1, "000000000002", "us-east-1"),
            Fleets.Key(2, "000000000002", "us-east-1"),
            Fleets.Key("i-80000000000000000", "000000000002", "us-east-1"),
            Fleets.Key(0, "999999999999", "af-south-1"),
        ];

        Assert.Equal(sorted, sorted.Reverse().Order());
    }

    [Property]
    public bool AnyKeyRoundTrips(ulong account, ulong digits, byte form)
    {
        var id = (form % 3) switch
        {
            0 => $"i-{digits % 16:x}{digits:x16}",
            1 => $"mi-{digits % 16:x}{digits:x16}",
            _ => $"i-{(uint)digits:x8}",
        };
        var written = Fleets.Key(id, $"{account % 1_000_000_000_000:D12}").ToString();
        var parts = written.Split('/');
        return parts[2] == id
            && InstanceKey.TryParse(parts[0], parts[1], parts[2], out var read)
            && read.ToString() == written;
    }

    [Property]
    public bool SortsLikeItsText(byte a, byte b)
    {
        var (left, right) = (Of(a), Of(b));
        return Math.Sign(left.CompareTo(right)) == Math.Sign(string.CompareOrdinal(left.ToString(), right.ToString()))
            && left.Equals(right) == (left.CompareTo(right) == 0);

        static InstanceKey Of(byte n) => Fleets.Key(
            n >> 4, (n & 1) == 0 ? Fleets.Account : Fleets.OtherAccount, (n & 2) == 0 ? Fleets.Ireland : Fleets.Tokyo);
    }
}
