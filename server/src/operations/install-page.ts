/** How a desk comes to trust the office's own authority. The certificate is inside: the page travels alone, on a stick. */
export function installPage(pem: string, fingerprint: string): string {
  const href = `data:application/x-x509-ca-cert;base64,${Buffer.from(pem).toString('base64')}`
  return `<!doctype html>
<html lang="id">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Guyub · pasang sertifikat kantor</title>
<style>
  body { font: 1rem/1.6 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem }
  code { overflow-wrap: anywhere }
  a.button { display: inline-block; padding: .7rem 1.2rem; border: 1px solid; border-radius: .4rem }
</style>
<h1>Pasang sertifikat kantor <small lang="en">· Install the office's certificate</small></h1>
<p>Sekali saja untuk tiap mesin. Cocokkan dulu sidik jarinya dengan yang tercatat di kantor. <em lang="en">Once on each machine.
First compare the fingerprint with the one noted at the office.</em></p>
<p><code>${fingerprint}</code></p>
<p><a class="button" download="guyub-authority.crt" href="${href}">guyub-authority.crt</a></p>
<ul>
  <li><b>Windows</b>: buka berkas itu → Install Certificate → Local Machine → Trusted Root Certification Authorities.
  <li><b>Android</b>: Setelan → Keamanan → Enkripsi & kredensial → Pasang sertifikat → Sertifikat CA.
  <li><b>iPhone, iPad</b>: buka berkas → Pengaturan → Profil Diunduh → Instal; lalu Umum → Mengenai → Kepercayaan Sertifikat.
  <li><b>macOS</b>: Keychain Access → System → seret berkas → Always Trust.
  <li><b>Linux (Debian)</b>: salin ke <code>/usr/local/share/ca-certificates/</code>, lalu <code>update-ca-certificates</code>.
  <li><b>Firefox</b>: Pengaturan → Privasi & Keamanan → Sertifikat → Otoritas → Impor.
</ul>
<p lang="en">Who holds <code>authority.key</code> can impersonate any site to these machines: keep it on the server only.</p>
</html>
`
}
