using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LocalAws;
using LocalAws.Explorer;

namespace FleetDiff.Cli.Tests;

/// <summary>AWS behind TLS with a certificate of a private root, as behind a proxy that inspects TLS.</summary>
public sealed class CaBundleTests : IAsyncLifetime, IDisposable
{
    private const string Role = "arn:aws:iam::111122223333:role/Audit";

    private readonly CliFixture _fleetdiff = new();
    private readonly TempFolder _home = new();
    private readonly X509Certificate2 _root = NewRoot("Inspection");
    private readonly X509Certificate2 _otherRoot = NewRoot("Other");
    private X509Certificate2 _server = null!;

    public async Task InitializeAsync()
    {
        _server = SignServer(_root);
        await _fleetdiff.InitializeAsync(_server);
        _fleetdiff.AddFleet(2, unmanaged: 1);
        _fleetdiff.Aws.ResourceExplorer.AddIndex(LocalAwsServer.AccountId, "eu-west-1", IndexType.Aggregator);
        _fleetdiff.Environment["SSL_CERT_FILE"] = null;
    }

    public Task DisposeAsync() => _fleetdiff.DisposeAsync();

    public void Dispose()
    {
        _home.Dispose();
        _root.Dispose();
        _otherRoot.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task TrustsTheRootsOfTheBundle()
    {
        UseBundle(_otherRoot, _root);

        var run = await RunAsync();

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.NotEmpty(_fleetdiff.Aws.Sns.Published);
    }

    [Fact]
    public async Task TrustsTheRootsForTheCallThatAssumesARole()
    {
        UseBundle(_root);
        _fleetdiff.Aws.Identities.AddRole(Role);
        _fleetdiff.Environment["AWS_ACCESS_KEY_ID"] = null;
        _fleetdiff.Environment["AWS_PROFILE"] = "assumed";
        _fleetdiff.Environment["AWS_CONFIG_FILE"] = _home.File("config", $"""
            [profile base]
            aws_access_key_id = AKIAEXAMPLE
            aws_secret_access_key = secret

            [profile assumed]
            role_arn = {Role}
            source_profile = base
            """);

        var doctor = await DoctorAsync();

        Assert.True(doctor.ExitCode == 0, doctor.Out + doctor.Error);
    }

    [Fact]
    public async Task WithoutTheBundleTheErrorNamesTheSetting() => AssertNotTrusted(await RunAsync());

    [Fact]
    public async Task TrustsNoOtherRoot()
    {
        UseBundle(_otherRoot);

        AssertNotTrusted(await RunAsync());
    }

    [Fact]
    public async Task NamesAMissingFile()
    {
        _fleetdiff.Environment["AWS_CA_BUNDLE"] = "/nowhere/ca.pem";

        AssertFails(await RunAsync(), "AWS_CA_BUNDLE names /nowhere/ca.pem, which cannot be read: ");
    }

    [Fact]
    public async Task NamesAFileWithoutCertificates()
    {
        var file = _home.File("empty.pem", "no certificate\n");
        _fleetdiff.Environment["AWS_CA_BUNDLE"] = file;

        AssertFails(await RunAsync(), $"AWS_CA_BUNDLE names {file}, which has no certificate in PEM form.");
    }

    private static void AssertNotTrusted(CommandResult said) => AssertFails(said,
        "Where a proxy inspects TLS, set AWS_CA_BUNDLE (or, for every program, SSL_CERT_FILE) to a PEM file");

    private static void AssertFails(CommandResult said, string why)
    {
        Assert.Equal(1, said.ExitCode);
        Assert.True(said.Error.Contains(why, StringComparison.Ordinal), said.Error);
    }

    private static X509Certificate2 NewRoot(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
    }

    private static X509Certificate2 SignServer(X509Certificate2 root)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=LocalAws", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(
            root, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(1), [1, 2, 3, 4]);
        return certificate.CopyWithPrivateKey(key);
    }

    private void UseBundle(params X509Certificate2[] roots) => _fleetdiff.Environment["AWS_CA_BUNDLE"] = _home.File(
        "ca.pem", string.Join("\n", roots.Select(root => $"# {root.Subject}\n{root.ExportCertificatePem()}")));

    private Task<CommandResult> RunAsync() => _fleetdiff.SayInAProcessAsync(CliFixture.Run);

    private Task<CommandResult> DoctorAsync() => _fleetdiff.SayInAProcessAsync(
        "doctor", "--view-arn", CliFixture.ViewArn, "--archive", $"s3://{CliFixture.Bucket}/nightly", "--topic-arn",
        CliFixture.TopicArn);
}
