using System.Text.Json;
using FleetDiff.Core.Model;

namespace FleetDiff.Core.Pipeline.Archive;

/// <summary>Collects the account, Region and instance id of a line while it is read.</summary>
internal struct InstanceLineKey
{
    private string? _account;
    private string? _region;
    private string? _instance;

    /// <summary>Reads the value of a property that is part of the key. Returns false for any other property.</summary>
    /// <param name="reader">The reader, at the name of the property.</param>
    /// <exception cref="JsonException">The value is not valid UTF-8.</exception>
    public bool TryRead(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("account"u8))
        {
            _account = InstanceLines.ReadString(ref reader);
        }
        else if (reader.ValueTextEquals("region"u8))
        {
            _region = InstanceLines.ReadString(ref reader);
        }
        else if (reader.ValueTextEquals("instance"u8))
        {
            _instance = InstanceLines.ReadString(ref reader);
        }
        else
        {
            return false;
        }

        return true;
    }

    /// <summary>Parses the key. Returns false when a part is missing or invalid.</summary>
    public readonly bool TryParse(out InstanceKey key) => InstanceKey.TryParse(_account, _region, _instance, out key);
}
