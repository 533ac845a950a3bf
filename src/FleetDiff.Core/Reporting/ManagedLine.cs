using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using FleetDiff.Comparing;
using FleetDiff.Fleet;

namespace FleetDiff.Reporting;

/// <summary>
/// The line of an instance that is plainly managed, byte for byte as the serializer writes its row: of nine instances
/// in ten a row would be made only to be written.
/// </summary>
/// <param name="night">The night.</param>
internal sealed class ManagedLine(DateOnly night)
{
    // All that is the same in every line, in the order of the properties.
    private static readonly byte[] Verdict = Encoding.UTF8.GetBytes(
        $$"""
        ,"verdict":"managed","reason":"{{KebabCase.Of(Reason.NodeListed)}}","because":"{{Sentence()}}",
        """
        + $$"""
        "evidence":[{"source":"{{KebabCase.Of(Source.ResourceExplorer)}}","says":"managed"
        """);

    private readonly byte[] _lastManaged = Encoding.UTF8.GetBytes($"}}],\"lastManaged\":\"{Written.Day(night)}\"");

    /// <summary>Writes it, without the end of the line.</summary>
    public void Write(IBufferWriter<byte> line, in FoundInstance found)
    {
        var instance = found.Instance;
        Span<byte> account = stackalloc byte[12];
        Span<byte> id = stackalloc byte[20];
        id = id[..instance.Key.Format(account, id)];

        line.Write("{\"account\":\""u8);
        line.Write(account);
        line.Write("\",\"region\":\""u8);
        // Lower-case letters, digits and hyphens.
        Encoding.UTF8.GetBytes(instance.Key.Region.Code, line);
        line.Write("\",\"instance\":\""u8);
        line.Write(id);
        line.Write("\""u8);
        if (instance.Tags.NameAsJson is { IsEmpty: false } name)
        {
            line.Write(",\"name\":"u8);
            line.Write(name);
        }

        line.Write(",\"tags\":"u8);
        line.Write(instance.Tags.Json);
        if (instance.Tags.LeftOut > 0)
        {
            line.Write(",\"tagsLeftOut\":"u8);
            Encoding.UTF8.GetBytes(Written.Number(instance.Tags.LeftOut), line);
        }

        line.Write(Verdict);
        WriteTime(line, ",\"observedAt\":\""u8, found.Node.ObservedAt);
        line.Write(_lastManaged);
        WriteTime(line, ",\"reportedAt\":\""u8, instance.ReportedAt);
        line.Write("}"u8);
    }

    private static string Sentence() => JsonEncodedText.Encode(
        Comparing.Sentence.Of(new(Comparing.Verdict.Managed, Reason.NodeListed), default, null)).Value;

    // As JSON has it: without the zeros at the end of a second's fraction.
    private static void WriteTime(IBufferWriter<byte> line, ReadOnlySpan<byte> name, DateTimeOffset? time)
    {
        if (time is not { } given)
        {
            return;
        }

        const int Seconds = 19, Zone = 6;
        Span<byte> whole = stackalloc byte[40];
        given.TryFormat(whole, out var length, "O", CultureInfo.InvariantCulture);
        line.Write(name);
        line.Write(whole[..Seconds]);
        line.Write(whole[Seconds..(length - Zone)].TrimEnd((byte)'0').TrimEnd((byte)'.'));
        line.Write(whole[(length - Zone)..length]);
        line.Write("\""u8);
    }
}
