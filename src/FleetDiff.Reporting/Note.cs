using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting;

/// <summary>What a <see cref="Note"/> is about, so that an output can leave out what it shows elsewhere.</summary>
public enum NoteKind
{
    /// <summary>The rule by which it was exempt has ended.</summary>
    ExemptionEnded,

    /// <summary>Since when it is unmanaged, when that is not new.</summary>
    Since,

    /// <summary>Since when it cannot be seen.</summary>
    NotSeen,

    /// <summary>It was resolved before.</summary>
    Reopened,

    /// <summary>Until when it was managed.</summary>
    LastManaged,

    /// <summary>It is in its grace period.</summary>
    Grace,

    /// <summary>It comes and goes.</summary>
    Intermittent,

    /// <summary>Its group was alerted before.</summary>
    KnownGroup,

    /// <summary>It is stopped and was never managed.</summary>
    NeverManaged,

    /// <summary>The group it is in.</summary>
    Group,
}

/// <summary>What is special about an instance, in a few words. It may hold somebody else's text.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Text">The words.</param>
public readonly record struct Note(NoteKind Kind, string Text)
{
    internal static IEnumerable<Note> Of(ReportedInstance row, DateOnly date, InstanceGroup? group)
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
            yield return new(NoteKind.Grace, "in its grace period: no alert yet");
        }

        if (row.Intermittent is { } since)
        {
            yield return new(NoteKind.Intermittent, $"intermittent since {TextFormat.Date(since)}{Alerted(row, since, date)}");
        }

        if (row.NotAlerted == SuppressionReason.KnownGroup)
        {
            yield return new(NoteKind.KnownGroup, "came with its group: no alert");
        }

        if (row.Reason == Reason.StoppedNeverManaged)
        {
            yield return new(NoteKind.NeverManaged, "stopped, will come up unmanaged");
        }

        if (group is not null)
        {
            yield return new(NoteKind.Group, $"one of {TextFormat.Number(group.Count)} of {group.Label}");
        }
    }

    private static string Alerted(ReportedInstance row, DateOnly since, DateOnly date) =>
        !row.Due ? ""
        : since == date ? ": from now on alerted only when it stays unmanaged for longer than before"
        : ": unmanaged for longer than before";
}
