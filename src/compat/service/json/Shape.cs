using System.Collections;
using System.Text;
using System.Text.Json;

namespace FleetDiff.Compat.Service.Json;

internal delegate void JsonMember<in T>(T it, ref JsonInput json);

// Converts a JSON object to a T, with a reader for each known member. Other members are skipped.
internal sealed class Shape<T> : IEnumerable
    where T : class, new()
{
    private readonly List<(byte[] Name, JsonMember<T> Read)> _members = [];
    private readonly JsonValue<T> _read;

    public Shape() => _read = Read;

    public void Add(string name, JsonMember<T> read) => _members.Add((Encoding.UTF8.GetBytes(name), read));

    public T Read(ref JsonInput json)
    {
        if (json.IsNull)
        {
            return null;
        }

        var it = new T();
        while (json.NextUntil(JsonTokenType.EndObject))
        {
            var read = ReaderOf(json.Utf8);
            json.Next();
            read(it, ref json);
        }

        return it;
    }

    public List<T> ReadList(ref JsonInput json) => json.List(_read);

    IEnumerator IEnumerable.GetEnumerator() => _members.GetEnumerator();

    private JsonMember<T> ReaderOf(ReadOnlySpan<byte> name)
    {
        foreach (var member in _members)
        {
            if (name.SequenceEqual(member.Name))
            {
                return member.Read;
            }
        }

        return static (_, ref json) => json.Skip();
    }
}
