using Spectre.Console;

namespace FleetDiff.Cli.Rendering;

/// <summary>Shows the current activity and the elapsed time, in a terminal only.</summary>
internal static class WaitStatus
{
    /// <summary>Runs an operation and shows its activity.</summary>
    public static Task<T> ShowAsync<T>(Session session, string what, Func<Task<T>> work) =>
        ShowAsync(session, what, _ => work());

    /// <summary>Runs an operation that sets its activity itself. Passes null to the operation without a terminal.</summary>
    public static Task<T> ShowAsync<T>(Session session, string what, Func<Action<string>?, Task<T>> work) =>
        session.Messages.Profile.Capabilities.Ansi
            ? session.Messages.Progress().AutoClear(true)
                .Columns(
                    new SpinnerColumn(), new TaskDescriptionColumn { Alignment = Justify.Left },
                    new ElapsedTimeColumn { Style = TextLines.Quiet })
                .StartAsync(context =>
                {
                    var task = context.AddTask(Markup.Escape(what));
                    context.Refresh();
                    return work(activity =>
                    {
                        task.Description = Markup.Escape(activity);
                        context.Refresh();
                    });
                })
            : work(null);
}
