using System.Globalization;
using System.Text.RegularExpressions;

namespace Amazon.Lambda.RuntimeSupport;

// "{Rows} rows in {0}": the n-th name takes the n-th argument; with numbers alone, the number says which.
internal sealed partial class MessageTemplate(string text, object[] args)
{
    private readonly Match[] _holes = args is { Length: > 0 } ? Hole().Matches(text ?? string.Empty).ToArray() : [];

    public IEnumerable<(string Name, object Value)> Properties =>
        from hole in _holes.Index()
        let value = ValueOf(hole.Item, hole.Index)
        where value is not null
        select (hole.Item.Groups["name"].Value, value);

    public override string ToString()
    {
        var index = 0;
        return _holes.Length is 0 ? text ?? string.Empty : Hole().Replace(text, hole => TextOf(hole, index++));
    }

    [GeneratedRegex(@"\{@?(?<name>\w+)(:(?<format>[^}]+))?\}")]
    private static partial Regex Hole();

    private string TextOf(Match hole, int index) => ValueOf(hole, index) switch
    {
        null => hole.Value,
        IFormattable value => value.ToString(hole.Groups["format"].Value, CultureInfo.InvariantCulture),
        var value => value.ToString(),
    };

    private object ValueOf(Match hole, int index)
    {
        var isNumbered = _holes.All(each => int.TryParse(each.Groups["name"].ValueSpan, out _));
        var argument = isNumbered ? int.Parse(hole.Groups["name"].ValueSpan, CultureInfo.InvariantCulture) : index;
        return argument < args.Length ? args[argument] : null;
    }
}
