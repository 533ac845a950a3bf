using FleetDiff.Aws;
using FleetDiff.Aws.Credentials;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Archive;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Cli;

/// <summary>Finds the AWS credentials of the user before a command calls AWS.</summary>
internal static class SignIn
{
    /// <summary>
    /// Finds the credentials, and prompts for an MFA code if they need one. Call it before the command shows progress, which
    /// would overwrite the prompt.
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

    /// <summary>Opens the archive of the settings; finds the credentials first if the archive is in S3.</summary>
    /// <exception cref="SettingsException">The settings have no valid archive.</exception>
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
        // A read from a terminal cannot be canceled: cancel the wait instead. The process can exit while the read is pending.
        var line = await Task.Run(reader.ReadLine, cancellationToken).WaitAsync(cancellationToken);
        return line?.Trim() is { Length: > 0 } code
            ? code
            : throw new RunFailedException("No MFA code was entered. Run again and enter the code that the device shows.");
    }
}
