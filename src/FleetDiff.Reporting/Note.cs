using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting;

/// <summary>The kind of a <see cref="Note"/>. An output omits the kinds that it shows elsewhere.</summary>
public enum NoteKind
{
    /// <summary>The exemption of the instance has ended.</summary>
    ExemptionEnded,

    /// <summary>The first date on which the instance was unmanaged, if earlier than the report's date.</summary>
    Since,

    /// <summary>The last date on which the instance was seen.</summary>
    NotSeen,

    /// <summary>The instance was resolved earlier and is unmanaged again.</summary>
    Reopened,

    /// <summary>The last date on which the instance was managed.</summary>
    LastManaged,

    /// <summary>The instance is in its grace period.</summary>
    Grace,

    /// <summary>The instance is intermittent: it becomes unmanaged repeatedly.</summary>
    Intermittent,

    /// <summary>An earlier alert covered the group of the instance.</summary>
    KnownGroup,

    /// <summary>The instance is stopped and was never managed.</summary>
    NeverManaged,

    /// <summary>The group of the instance.</summary>
    Group,
}

/// <summary>A short note about an instance. It can contain untrusted text.</summary>
/// <param name="Kind">The kind of the note.</param>
/// <param name="Text">The text of the note.</param>
public readonly record struct Note(NoteKind Kind, string Text)
{
    internal static IEnumerable<Note> Create(ReportedInstance row, DateOnly date, InstanceGroup? group)
    {
        if (row.ExemptionEnded is { } rule)
        {
            yield return new(NoteKind.ExemptionEnded, $"no longer exempt: {rule}");
        }
        else if (row.Verdict == Verdict.Unmanaged && row.FirstUnmanaged < date)
        {
            yield return new(NoteKind.Since, $"since {TextFormat.Date(row.FirstUnmanaged)}");
        }

        if (row.LastSeen is { } lastSeen)
        {
            yield return new(NoteKind.NotSeen, $"not seen since {TextFormat.Date(lastSeen)}");
        }

        if (row.Reopened is { } resolved)
        {
            yield return new(NoteKind.Reopened, $"reopened, resolved on {TextFormat.Date(resolved)}");
        }
        else if (row.LastManaged is { } managed)
        {
            yield return new(NoteKind.LastManaged, $"managed until {TextFormat.Date(managed)}");
        }

        if (row.InGracePeriod)
        {
            yield return new(NoteKind.Grace, "in grace period: no alert yet");
        }

        if (row.Intermittent is { } since)
        {
            yield return new(NoteKind.Intermittent, $"intermittent since {TextFormat.Date(since)}{FormatAlerted(row, since, date)}");
        }

        if (row.NotAlerted == SuppressionReason.KnownGroup)
        {
            yield return new(NoteKind.KnownGroup, "known group: no alert");
        }

        if (row.Reason == Reason.StoppedNeverManaged)
        {
            yield return new(NoteKind.NeverManaged, "stopped, never seen managed");
        }

        if (group is not null)
        {
            yield return new(NoteKind.Group, $"one of {TextFormat.Number(group.Count)} in {group.Label}");
        }
    }

    private static string FormatAlerted(ReportedInstance row, DateOnly since, DateOnly date) =>
        !row.Due ? ""
        : since == date ? ": alerted again only if it stays unmanaged longer than before"
        : ": unmanaged longer than before";
}
