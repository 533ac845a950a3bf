using FleetDiff.Aws;
using FleetDiff.Aws.Credentials;
using FleetDiff.Core.Model.Text;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Archive;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Cli;

/// <summary>Signs a person in to AWS before a command calls it.</summary>
internal static class SignIn
{
    /// <summary>
    /// Finds the credentials, and asks for an MFA code where they need one: now, because a command that has begun draws
    /// its progress over the question.
    /// </summary>
    /// <exception cref="RunFailedException">The credentials are configured in a way that cannot work.</exception>
    public static async Task SignInAsync(this Session session, CancellationToken cancellationToken)
    {
        var credentials = UserCredentials.Find();
        if (credentials?.MfaDevice is { } device && session.Host is { IsInputTerminal: true, Error.Columns: not null })
        {
            credentials.SetMfaCode(await AskForMfaCodeAsync(session.Host, device, cancellationToken));
        }

        credentials?.UseForEveryClient();
    }

    /// <summary>Opens the archive that the settings name, and signs in for it where it is in S3.</summary>
    /// <exception cref="SettingsException">The settings do not name one.</exception>
    /// <exception cref="RunFailedException">The credentials are configured in a way that cannot work.</exception>
    public static async Task<IArchive> OpenArchiveAsync(
        this Session session, IReadOnlyDictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        var location = Settings.ParseArchive(settings);
        if (location is ArchiveLocation.Bucket)
        {
            await session.SignInAsync(cancellationToken);
        }

        return Composition.CreateArchive(location);
    }

    private static async Task<string> AskForMfaCodeAsync(
        Host host, string device, CancellationToken cancellationToken)
    {
        await host.Error.Writer.WriteAsync($"MFA code of {SafeText.ToSingleLine(device, 200)}: ");
        await host.Error.Writer.FlushAsync(cancellationToken);
        using var reader = new StreamReader(host.Input, leaveOpen: true);
        // A terminal is read without a way to end that; the process ends without waiting for it.
        var line = await Task.Run(reader.ReadLine, cancellationToken).WaitAsync(cancellationToken);
        return line?.Trim() is { Length: > 0 } code
            ? code
            : throw new RunFailedException("No MFA code was given. Run again, and type the code that the device shows.");
    }
}
