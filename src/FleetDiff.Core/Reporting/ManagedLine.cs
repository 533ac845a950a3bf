using System.Text.Json;
using FleetDiff.Comparing;
using FleetDiff.Fleet;

namespace FleetDiff.Reporting;

/// <summary>
/// The line of an instance that is plainly managed, as the serializer writes its row: of nine instances in ten a row
/// would be made only to be written.
/// </summary>
/// <param name="night">The night.</param>
internal sealed class ManagedLine(DateOnly night)
{
    private static readonly JsonEncodedText Account = JsonEncodedText.Encode("account");
    private static readonly JsonEncodedText Region = JsonEncodedText.Encode("region");
    private static readonly JsonEncodedText Instance = JsonEncodedText.Encode("instance");
    private static readonly JsonEncodedText Name = JsonEncodedText.Encode("name");
    private static readonly JsonEncodedText Tags = JsonEncodedText.Encode("tags");
    private static readonly JsonEncodedText Verdict = JsonEncodedText.Encode("verdict");
    private static readonly JsonEncodedText Reason = JsonEncodedText.Encode("reason");
    private static readonly JsonEncodedText Because = JsonEncodedText.Encode("because");
    private static readonly JsonEncodedText Evidence = JsonEncodedText.Encode("evidence");
    private static readonly JsonEncodedText Source = JsonEncodedText.Encode("source");
    private static readonly JsonEncodedText Says = JsonEncodedText.Encode("says");
    private static readonly JsonEncodedText ObservedAt = JsonEncodedText.Encode("observedAt");
    private static readonly JsonEncodedText LastManaged = JsonEncodedText.Encode("lastManaged");
    private static readonly JsonEncodedText ReportedAt = JsonEncodedText.Encode("reportedAt");

    private static readonly JsonEncodedText Managed = JsonEncodedText.Encode("managed");
    private static readonly JsonEncodedText NodeListed =
        JsonEncodedText.Encode(KebabCase.Of(Comparing.Reason.NodeListed));

    private static readonly JsonEncodedText ResourceExplorer =
        JsonEncodedText.Encode(KebabCase.Of(Fleet.Source.ResourceExplorer));

    private static readonly JsonEncodedText Sentence = JsonEncodedText.Encode(Comparing.Sentence.Of(
        new(Comparing.Verdict.Managed, Comparing.Reason.NodeListed), default, null));

    private readonly JsonEncodedText _night = JsonEncodedText.Encode(Written.Day(night));

    /// <summary>Writes it.</summary>
    public void Write(Utf8JsonWriter json, in FoundInstance found)
    {
        var instance = found.Instance;
        Span<byte> account = stackalloc byte[12];
        Span<byte> id = stackalloc byte[20];
        id = id[..instance.Key.Format(account, id)];

        json.WriteStartObject();
        json.WriteString(Account, account);
        json.WriteString(Region, instance.Key.Region.Code);
        json.WriteString(Instance, id);
        if (instance.Tags.JsonOf("Name") is { IsEmpty: false } name)
        {
            json.WritePropertyName(Name);
            json.WriteRawValue(name, skipInputValidation: true);
        }

        json.WritePropertyName(Tags);
        json.WriteRawValue(instance.Tags.Json, skipInputValidation: true);
        json.WriteString(Verdict, Managed);
        json.WriteString(Reason, NodeListed);
        json.WriteString(Because, Sentence);
        json.WriteStartArray(Evidence);
        json.WriteStartObject();
        json.WriteString(Source, ResourceExplorer);
        json.WriteString(Says, Managed);
        WriteTime(json, ObservedAt, found.Node.ObservedAt);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString(LastManaged, _night);
        WriteTime(json, ReportedAt, instance.ReportedAt);
        json.WriteEndObject();
    }

    private static void WriteTime(Utf8JsonWriter json, JsonEncodedText name, DateTimeOffset? time)
    {
        if (time is { } given)
        {
            json.WriteString(name, given);
        }
    }
}
