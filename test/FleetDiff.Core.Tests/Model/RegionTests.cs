using System.Reflection;
using System.Runtime.Loader;

namespace FleetDiff.Core.Tests.Model;

public class RegionTests
{
    private delegate bool TryParse<T>(ReadOnlySpan<char> code, out T region);

    [Fact]
    public void SortsByCodeWhateverTheOrderOfFirstUse()
    {
        Assert.True(Region.TryParse("us-west-2", out var late));
        Assert.True(Region.TryParse("af-south-1", out var early));

        Assert.Equal("us-west-2", late.Code);
        Assert.Equal([early, late], new[] { late, early }.Order());
        Assert.True(Region.TryParse("af-south-1", out var again) && again == early);
    }

    [Theory]
    [InlineData("")]
    [InlineData("EU-WEST-1")]
    [InlineData("eu_west_1")]
    [InlineData("eu-west-1\0")]
    [InlineData("東京")]
    [InlineData("abcdefghijklmnopqrstuvwxyz-0123456")]
    public void RejectsInvalidText(string code)
    {
        Assert.False(Region.TryParse(code, out var region));
        Assert.Equal("", region.Code);
    }

    [Fact]
    public void KeepsKnownRegionsWhenAThousandOthersAreParsed()
    {
        // The list of Regions is global to the assembly: a second copy of Core is filled, so other tests are unaffected.
        var context = new AssemblyLoadContext("flood", isCollectible: true);
        var copy = context.LoadFromAssemblyPath(typeof(Region).Assembly.Location).GetType($"{typeof(Region)}");
        Assert.NotNull(copy);
        Assert.NotEqual(typeof(Region), copy);

        var flood = typeof(RegionTests).GetMethod(nameof(Flood), BindingFlags.NonPublic | BindingFlags.Static);
        flood?.MakeGenericMethod(copy).Invoke(null, [copy.GetMethod(nameof(Region.TryParse))]);
        context.Unload();
    }

    private static void Flood<T>(MethodInfo method)
    {
        var tryParse = method.CreateDelegate<TryParse<T>>();
        Assert.True(tryParse(Fleets.Ireland, out var ireland));

        var taken = Enumerable.Range(0, 5000).Count(number => tryParse($"xx-flood-{number}", out _));

        Assert.Equal(998, taken);
        Assert.True(tryParse(Fleets.Ireland, out var still));
        Assert.Equal(ireland, still);
        Assert.True(tryParse("xx-flood-0", out var first));
        Assert.Equal("xx-flood-0", $"{first}");
        Assert.False(tryParse(Fleets.Tokyo, out _));
    }
}
