namespace FleetDiff.Reporting;

/// <summary>The kind of a <see cref="Note"/>. An output omits the kinds that it shows elsewhere.</summary>
internal enum NoteKind
{
    ExemptionEnded,
    Since,
    NotSeen,
    Reopened,
    LastManaged,
    Grace,
    Intermittent,
    KnownGroup,
    NeverManaged,
    Group,
}

/// <summary>A short note about an instance. It can contain untrusted text.</summary>
internal readonly record struct Note(NoteKind Kind, string Text)
{
    public static IEnumerable<Note> Create(ReportedInstance row, DateOnly date, InstanceGroup? group)
    {
        var isOlder = row.ExemptionEnded is null && row.Verdict == Verdict.Unmanaged && row.FirstUnmanaged < date;
        var lastManaged = row.Reopened is null ? row.LastManaged : null;
        (NoteKind Kind, string? Text)[] notes =
        [
            (NoteKind.ExemptionEnded, row.ExemptionEnded is { } rule ? $"no longer exempt: {rule}" : null),
            (NoteKind.Since, isOlder ? $"since {TextFormat.Date(row.FirstUnmanaged)}" : null),
            (NoteKind.NotSeen, row.LastSeen is { } seen ? $"not seen since {TextFormat.Date(seen)}" : null),
            (NoteKind.Reopened, row.Reopened is { } resolved ? $"reopened, resolved on {TextFormat.Date(resolved)}" : null),
            (NoteKind.LastManaged, lastManaged is { } managed ? $"managed until {TextFormat.Date(managed)}" : null),
            (NoteKind.Grace, row.InGracePeriod ? "in grace period: no alert yet" : null),
            (NoteKind.Intermittent, row.Intermittent is { } since ? FormatIntermittent(row, since, date) : null),
            (NoteKind.KnownGroup, row.NotAlerted == SuppressionReason.KnownGroup ? "known group: no alert" : null),
            (NoteKind.NeverManaged, row.Reason == Reason.StoppedNeverManaged ? "stopped, never seen managed" : null),
            (NoteKind.Group, group is null ? null : $"one of {TextFormat.Number(group.Count)} in {group.Label}"),
        ];
        return notes.Where(note => note.Text is not null).Select(note => new Note(note.Kind, note.Text!));
    }

    private static string FormatIntermittent(ReportedInstance row, DateOnly since, DateOnly date) =>
        $"intermittent since {TextFormat.Date(since)}" + (!row.Due ? ""
            : since == date ? ": alerted again only if it stays unmanaged longer than before"
            : ": unmanaged longer than before");
}
