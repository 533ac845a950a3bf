using System.Buffers;
using System.Text;
using FleetDiff.Fleet;

namespace FleetDiff.Aws;

/// <summary>A resource as a page of ListResources has it: where in the page's bytes each part of it lies.</summary>
/// <param name="Page">The page. It is used again once its rows are taken.</param>
/// <param name="ReportedAt">When the index last saw the resource (Resource.LastReportedAt), or null.</param>
internal readonly record struct ResourceRow(byte[] Page, DateTimeOffset? ReportedAt)
{
    private const int LongestArn = 256;

    /// <summary>Where its ARN is, a JSON string.</summary>
    public Part ArnPart { get; init; }

    /// <summary>Where its account is, a JSON string.</summary>
    public Part AccountPart { get; init; }

    /// <summary>Where its Region is, a JSON string.</summary>
    public Part RegionPart { get; init; }

    /// <summary>Where the data of its property <c>tags</c> is, any JSON.</summary>
    public Part TagsPart { get; init; }

    /// <summary>The ARN, or null.</summary>
    public string? Arn => Text(ArnPart);

    /// <summary>The owning account (Resource.OwningAccountId), or null.</summary>
    public string? Account => Text(AccountPart);

    /// <summary>The Region, or null.</summary>
    public string? Region => Text(RegionPart);

    /// <summary>The key in its ARN. False when that is not the ARN of such a resource.</summary>
    public bool TryGetKey(ResourceKind kind, out InstanceKey key)
    {
        var json = Json(ArnPart);
        Span<char> arn = stackalloc char[LongestArn];
        // A million times, so without a string; an escaped or overlong one is no ARN that can be read.
        var found = json.Length is > 2 and <= LongestArn
            && Ascii.ToUtf16(json[1..^1], arn, out var length) == OperationStatus.Done
            && ResourceArn.TryParse(arn[..length], out var resource) && resource.Kind == kind
            ? resource.Key
            : (InstanceKey?)null;
        key = found.GetValueOrDefault();
        return found is not null;
    }

    /// <summary>Its tags, as far as they are kept.</summary>
    public Tags TagsIn(TagCollector tags, InstanceKey key) =>
        TagsPart.Length == 0 ? Tags.None : ResourceTags.Of(Json(TagsPart), key, tags);

    private ReadOnlySpan<byte> Json(Part part) => Page.AsSpan(part.Start, part.Length);

    private string? Text(Part part)
    {
        if (part.Length == 0)
        {
            return null;
        }

        var text = new ArrayBufferWriter<byte>();
        var json = Json(part)[1..^1];
        new JsonText(json, json.Contains((byte)'\\')).WriteTo(text);
        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    /// <summary>A piece of the page; nothing when its length is 0.</summary>
    internal readonly record struct Part(int Start, int Length);
}
