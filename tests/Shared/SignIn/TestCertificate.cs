using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Upskill.Testing;

/// <summary>A certificate for loopback, made by the test and trusted by nobody but it: outside Development the product's cookies are for HTTPS.</summary>
internal sealed class TestCertificate : IDisposable
{
    private const string Password = "of-this-test";
    private readonly TemporaryFolder folder = new();
    private readonly X509Certificate2 certificate;

    /// <summary>Makes it.</summary>
    public TestCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, true));
        certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllBytes(Path("pfx"), certificate.Export(X509ContentType.Pkcs12, Password));
        File.WriteAllText(Pem, certificate.ExportCertificatePem());
    }

    /// <summary>The certificate alone, for Node.js.</summary>
    public string Pem => Path("pem");

    /// <summary>The silo's settings for it.</summary>
    public string[] Settings => [$"--Kestrel:Certificates:Default:Path={Path("pfx")}", $"--Kestrel:Certificates:Default:Password={Password}"];

    /// <summary>Trusts this one and no other.</summary>
    public bool IsThis(X509Certificate? other) => other?.GetCertHashString() == certificate.Thumbprint;

    /// <summary>For a client's options.</summary>
    public SslClientAuthenticationOptions Trust => new() { RemoteCertificateValidationCallback = (_, other, _, _) => IsThis(other) };

    /// <inheritdoc/>
    public void Dispose()
    {
        certificate.Dispose();
        folder.Dispose();
    }

    private string Path(string kind) => System.IO.Path.Combine(folder.Path, $"loopback.{kind}");
}
