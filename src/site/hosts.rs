//! What a web server must send with the site: the policy, the other headers, caching, media types, the page for unknown addresses.
//!
//! One typed list ([`headers`], [`cache_control`], [`media_type`]) is the source for everything: `portal serve` sends it, and
//! [`host_files`] writes it in the words of each kind of server. Where to start reading: [`policy`], then [`host_files`].
//!
//! The rules keep a promise: nothing of the reader leaves the page. `docs/hosting.md` says how a web team uses the files.

use std::fmt::Write as _;

/// The folder, below the base, of files whose names carry a hash of their content. They never change, so they are kept for ever.
pub const HASHED_FOLDER: &str = "assets/";

/// What a browser may do with a page of the portal, as directives and their sources.
const POLICY: [(&str, &str); 10] = [
    ("default-src", "'none'"),
    ("script-src", "'self' 'wasm-unsafe-eval'"),
    ("style-src", "'self'"),
    ("img-src", "'self'"),
    ("connect-src", "'self'"),
    ("manifest-src", "'self'"),
    ("worker-src", "'self'"),
    ("base-uri", "'self'"),
    ("form-action", "'none'"),
    ("frame-ancestors", "'none'"),
];

/// Device features that no page of the portal may use. Only names that browsers know: an unknown one is a message on their console.
const CLOSED_FEATURES: [&str; 18] = [
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "serial",
    "usb",
    "xr-spatial-tracking",
];

/// Where the host speaks TLS: come back by TLS only, for two years. Not among [`headers`], since it is wrong on a host without TLS.
pub const STRICT_TRANSPORT: (&str, &str) = ("Strict-Transport-Security", "max-age=63072000; includeSubDomains");

const IMMUTABLE: &str = "public, max-age=31536000, immutable";
const REVALIDATE: &str = "no-cache";

/// The content security policy as a header's value.
pub fn policy() -> String {
    join_policy(|_| true)
}

/// The policy for `<meta http-equiv="Content-Security-Policy">`, for hosts that cannot set headers. A `<meta>` may not say who may
/// frame the page, so `frame-ancestors` is left out.
pub fn meta_policy() -> String {
    join_policy(|directive| directive != "frame-ancestors")
}

fn join_policy(keep: impl Fn(&str) -> bool) -> String {
    let directives: Vec<String> =
        POLICY.iter().filter(|(directive, _)| keep(directive)).map(|(directive, sources)| format!("{directive} {sources}")).collect();
    directives.join("; ")
}

/// The headers of every answer, in the order in which they are sent. Caching is by file: [`cache_control`].
pub fn headers() -> Vec<(&'static str, String)> {
    let closed: Vec<String> = CLOSED_FEATURES.iter().map(|feature| format!("{feature}=()")).collect();
    vec![
        ("Content-Security-Policy", policy()),
        ("Referrer-Policy", "no-referrer".into()),
        ("X-Content-Type-Options", "nosniff".into()),
        ("Cross-Origin-Opener-Policy", "same-origin".into()),
        ("Cross-Origin-Resource-Policy", "same-origin".into()),
        ("Permissions-Policy", closed.join(", ")),
    ]
}

/// How long a browser may keep a file; `path` is relative to the base, without a leading slash. Pages and `sw.js` are asked for again
/// each time (`no-cache` means: keep, but ask), so that a correction shows at once.
pub fn cache_control(path: &str) -> &'static str {
    if path.starts_with(HASHED_FOLDER) { IMMUTABLE } else { REVALIDATE }
}

/// Media types by extension: what a portal's folder can hold.
const MEDIA_TYPES: [(&str, &str); 14] = [
    ("html", "text/html"),
    ("css", "text/css"),
    ("js", "text/javascript"),
    ("wasm", "application/wasm"),
    ("json", "application/json"),
    ("webmanifest", "application/manifest+json"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("webp", "image/webp"),
    ("ico", "image/x-icon"),
    ("txt", "text/plain"),
    ("xml", "application/xml"),
    ("bin", BINARY),
];

/// Numbers of our own, as in the directory's index. They are many and alike, so they get smaller when compressed, and hosts compress what
/// is called so; `application/octet-stream` they send as it is.
const BINARY: &str = "application/vnd.carer-portal";

/// The media type of a file, by its extension. An unknown one is `application/octet-stream`, which a browser neither runs nor shows.
pub fn media_type(path: &str) -> &'static str {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    MEDIA_TYPES.iter().find(|(known, _)| *known == extension).map_or("application/octet-stream", |(_, media)| media)
}

/// The names that [`host_files`] writes. They are for the server and no part of the site: the offline copy must not list them.
pub const HOST_FILES: [&str; 5] = ["nginx.conf", ".htaccess", "web.config", "_headers", "staticwebapp.config.json"];

/// The settings for each kind of server, as file name and text. All but `nginx.conf` lie in the site's top folder, where their server
/// looks for them; `nginx.conf` is to be included in a `server` block. `base` is the site's path with both slashes: `/` or `/carers/portal/`.
pub fn host_files(base: &str) -> Vec<(String, String)> {
    let texts = [nginx(base), apache(base), iis(), headers_file(base), azure(base)];
    HOST_FILES.iter().map(|name| (*name).to_owned()).zip(texts).collect()
}

fn nginx(base: &str) -> String {
    let mut types = String::from("    charset utf-8;\n    types {\n");
    for (extension, media) in MEDIA_TYPES {
        let _ = writeln!(types, "        {media} {extension};");
    }
    types += "    }\n";
    // nginx forgets the outer add_header lines in a location that has its own, so each location gets all of them.
    let location = |rule: &str, caching: String, extra: &str| {
        let mut text = format!("location {rule} {{\n{extra}{types}");
        for (name, value) in headers() {
            let _ = writeln!(text, "    add_header {name} \"{value}\" always;");
        }
        let _ = writeln!(text, "    add_header Cache-Control {caching};");
        let (name, value) = STRICT_TRANSPORT;
        let _ = writeln!(text, "    # Where this server speaks TLS:\n    # add_header {name} \"{value}\" always;");
        text + "}\n"
    };
    let pages = location(base, format!("{REVALIDATE} always"), &format!("    index index.html;\n    error_page 404 {base}404.html;\n"));
    // Without `always`: an answer that a hashed file is missing must not be kept.
    let hashed = location(&format!("^~ {base}{HASHED_FOLDER}"), format!("\"{IMMUTABLE}\""), "");
    let compressed: Vec<&str> =
        MEDIA_TYPES.iter().map(|(_, media)| *media).filter(|media| is_text(media) && *media != "text/html").collect();
    format!(
        "# Include this file in the server block that serves the portal; `root` is set there.\n\n\
         gzip on;\ngzip_vary on;\ngzip_types {};\n\n{pages}\n{hashed}",
        compressed.join(" ")
    )
}

/// What gets smaller when compressed. (Pictures are compressed already.)
pub fn is_text(media: &str) -> bool {
    media.starts_with("text/") || media.starts_with("application/") && media != "application/octet-stream" || media == "image/svg+xml"
}

fn apache(base: &str) -> String {
    let mut text = String::from("<IfModule mod_headers.c>\n");
    for (name, value) in headers() {
        let _ = writeln!(text, "  Header always set {name} \"{value}\"");
    }
    let (name, value) = STRICT_TRANSPORT;
    let _ = writeln!(text, "  Header always set {name} \"{value}\" \"expr=%{{HTTPS}} == 'on'\"");
    let _ = writeln!(text, "  Header set Cache-Control \"{REVALIDATE}\"");
    let _ = writeln!(text, "  <If \"%{{REQUEST_URI}} =~ m#^{base}{HASHED_FOLDER}#\">");
    let _ = writeln!(text, "    Header set Cache-Control \"{IMMUTABLE}\"\n  </If>\n</IfModule>\n");
    for (extension, media) in MEDIA_TYPES {
        let _ = writeln!(text, "AddType {media} .{extension}");
    }
    let compressed: Vec<&str> = MEDIA_TYPES.iter().map(|(_, media)| *media).filter(|media| is_text(media)).collect();
    let _ = writeln!(text, "AddCharset utf-8 .html .css .js\nErrorDocument 404 {base}404.html\n");
    let _ = writeln!(text, "<IfModule mod_deflate.c>\n  AddOutputFilterByType DEFLATE {}\n</IfModule>", compressed.join(" "));
    text
}

fn iis() -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<configuration>\n  <system.webServer>\n    <httpProtocol>\n      <customHeaders>\n",
    );
    for (name, value) in headers() {
        let _ = writeln!(text, "        <remove name=\"{name}\" />\n        <add name=\"{name}\" value=\"{value}\" />");
    }
    let (name, value) = STRICT_TRANSPORT;
    let _ = writeln!(text, "        <!-- Where this server speaks TLS: <add name=\"{name}\" value=\"{value}\" /> -->");
    text += "      </customHeaders>\n    </httpProtocol>\n    <staticContent>\n";
    for (extension, media) in MEDIA_TYPES {
        let _ = writeln!(
            text,
            "      <remove fileExtension=\".{extension}\" />\n      <mimeMap fileExtension=\".{extension}\" mimeType=\"{media}\" />"
        );
    }
    text += "      <clientCache cacheControlMode=\"DisableCache\" />\n    </staticContent>\n";
    text += "    <urlCompression doStaticCompression=\"true\" />\n    <defaultDocument>\n      <files>\n        <clear />\n        \
             <add value=\"index.html\" />\n      </files>\n    </defaultDocument>\n";
    text += "    <httpErrors errorMode=\"Custom\">\n      <remove statusCode=\"404\" />\n      \
             <error statusCode=\"404\" path=\"404.html\" responseMode=\"File\" />\n    </httpErrors>\n  </system.webServer>\n";
    let _ = writeln!(text, "  <location path=\"{}\">", HASHED_FOLDER.trim_end_matches('/'));
    text += "    <system.webServer>\n      <staticContent>\n        <clientCache cacheControlMode=\"UseMaxAge\" \
             cacheControlMaxAge=\"365.00:00:00\" cacheControlCustom=\"public, immutable\" />\n      </staticContent>\n    \
             </system.webServer>\n  </location>\n</configuration>\n";
    text
}

/// Netlify and Cloudflare Pages. Both join headers of one name from several rules, so caching is said once, for hashed files; what they
/// do by themselves for the rest (`max-age=0, must-revalidate`) means the same as ours. Both speak TLS only, and both find `404.html`.
fn headers_file(base: &str) -> String {
    let mut text = format!("{base}*\n");
    for (name, value) in headers() {
        let _ = writeln!(text, "  {name}: {value}");
    }
    let (name, value) = STRICT_TRANSPORT;
    let _ = writeln!(text, "  {name}: {value}\n");
    let _ = writeln!(text, "{base}{HASHED_FOLDER}*\n  Cache-Control: {IMMUTABLE}");
    text
}

fn azure(base: &str) -> String {
    let mut all: serde_json::Map<String, serde_json::Value> =
        headers().into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect();
    let (name, value) = STRICT_TRANSPORT;
    all.insert(name.into(), value.into());
    all.insert("Cache-Control".into(), REVALIDATE.into());
    let settings = serde_json::json!({
        "globalHeaders": all,
        "routes": [
            { "route": format!("{base}{HASHED_FOLDER}*"), "headers": { "Cache-Control": IMMUTABLE } }
        ],
        "responseOverrides": { "404": { "rewrite": format!("{base}404.html") } },
        "mimeTypes": MEDIA_TYPES.iter().map(|(extension, media)| (format!(".{extension}"), (*media).into())).collect::<serde_json::Map<_, _>>(),
        "trailingSlash": "always"
    });
    format!("{settings:#}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_lets_nothing_of_the_reader_leave_the_page() {
        assert_eq!(
            policy(),
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; \
             manifest-src 'self'; worker-src 'self'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'"
        );
        assert!(policy().starts_with(&meta_policy()));
        assert!(!meta_policy().contains("frame-ancestors"));
    }

    #[test]
    fn no_value_breaks_the_quotes_or_lines_that_it_is_written_into() {
        for (name, value) in headers() {
            assert!(!value.contains(['"', '\n', '<', '>', '&', '$']), "{name}: {value}");
        }
    }

    #[test]
    fn only_hashed_files_are_kept_for_ever() {
        assert!(cache_control("assets/portal-0123456789abcdef.css").contains("immutable"));
        for path in ["index.html", "sw.js", "boot.js", "sharing/consent/index.html", "manifest.webmanifest"] {
            assert_eq!(cache_control(path), "no-cache", "{path}");
        }
    }

    #[test]
    fn media_types_go_by_extension() {
        assert_eq!(media_type("assets/client_bg.wasm"), "application/wasm");
        assert_eq!(media_type("manifest.webmanifest"), "application/manifest+json");
        assert_eq!(media_type("no-extension"), "application/octet-stream");
    }

    #[test]
    fn every_host_gets_every_header_the_caching_and_the_404_page() {
        for base in ["/", "/carers/portal/"] {
            for (file, text) in host_files(base) {
                for (name, value) in headers() {
                    assert!(text.contains(name) && text.contains(&value), "{file} lacks {name}");
                }
                assert!(text.contains("immutable"), "{file} keeps no hashed file");
                assert!(text.contains(STRICT_TRANSPORT.0), "{file} does not speak of TLS");
                let finds_404_itself = file == "_headers";
                assert!(finds_404_itself || text.contains("404.html"), "{file} has no page for unknown addresses");
                let relative_to_its_folder = file == "web.config";
                assert!(relative_to_its_folder || text.contains(&format!("{base}assets/")), "{file} does not know the base {base}");
            }
        }
    }

    #[test]
    fn azure_gets_json() -> Result<(), serde_json::Error> {
        let settings: serde_json::Value = serde_json::from_str(&azure("/carers/portal/"))?;
        assert_eq!(settings["responseOverrides"]["404"]["rewrite"], "/carers/portal/404.html");
        assert_eq!(settings["globalHeaders"]["Referrer-Policy"], "no-referrer");
        Ok(())
    }
}
