using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LocalAws;
using LocalAws.Explorer;

namespace FleetDiff.Cli.Tests;

/// <summary>AWS behind TLS with a certificate of a private root, as behind a proxy that inspects TLS.</summary>
public sealed class CaBundleTests : CliFixture, IDisposable
{
    private const string Role = "arn:aws:iam::111122223333:role/Audit";

    private readonly X509Certificate2 _root = NewRoot("Inspection");
    private readonly X509Certificate2 _otherRoot = NewRoot("Other");
    private X509Certificate2 _server = null!;

    public override async Task InitializeAsync()
    {
        _server = SignServer(_root);
        await StartAsync(_server);
        AddFleet(2, unmanaged: 1);
        Aws.ResourceExplorer.AddIndex(LocalAwsServer.AccountId, "eu-west-1", IndexType.Aggregator);
        Environment["SSL_CERT_FILE"] = null;
    }

    public void Dispose()
    {
        _root.Dispose();
        _otherRoot.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task TrustsTheRootsOfTheBundle()
    {
        UseBundle(_otherRoot, _root);

        AssertFails(await ReadAsync(), "There is no report in s3://");
    }

    [Fact]
    public async Task TrustsTheRootsForTheCallThatAssumesARole()
    {
        UseBundle(_root);
        Aws.Identities.AddRole(Role);
        Environment["AWS_ACCESS_KEY_ID"] = null;
        Environment["AWS_PROFILE"] = "assumed";
        Environment["AWS_CONFIG_FILE"] = Temp.File("config", $"""
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
    public async Task WithoutTheBundleTheErrorNamesTheSetting() => AssertNotTrusted(await ReadAsync());

    [Fact]
    public async Task TrustsNoOtherRoot()
    {
        UseBundle(_otherRoot);

        AssertNotTrusted(await ReadAsync());
    }

    [Fact]
    public async Task NamesAMissingFile()
    {
        Environment["AWS_CA_BUNDLE"] = "/nowhere/ca.pem";

        AssertFails(await ReadAsync(), "AWS_CA_BUNDLE names /nowhere/ca.pem, which cannot be read: ");
    }

    [Fact]
    public async Task NamesAFileWithoutCertificates()
    {
        var file = Temp.File("empty.pem", "no certificate\n");
        Environment["AWS_CA_BUNDLE"] = file;

        AssertFails(await ReadAsync(), $"AWS_CA_BUNDLE names {file}, which has no certificate in PEM form.");
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

    private void UseBundle(params X509Certificate2[] roots) => Environment["AWS_CA_BUNDLE"] = Temp.File(
        "ca.pem", string.Join("\n", roots.Select(root => $"# {root.Subject}\n{root.ExportCertificatePem()}")));

    // One call: the archive is empty.
    private Task<CommandResult> ReadAsync() => SayInAProcessAsync("show", "--archive", $"s3://{Bucket}/nightly");

    private Task<CommandResult> DoctorAsync() => SayInAProcessAsync(
        "doctor", "--view-arn", ViewArn, "--archive", $"s3://{Bucket}/nightly", "--topic-arn",
        TopicArn);
}
