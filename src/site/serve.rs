//! `portal serve`: the built folder over HTTP, with the headers that a real host sends, for looking and for tests.
//!
//! It can behave like the hosts that there are: with and without a trailing slash, and under a path. Start at [`Server::bind`];
//! what an address means is decided in `serve/address.rs`, and `serve/http.rs` speaks the protocol. It listens on this computer only.

use std::collections::HashMap;
use std::fmt;
use std::io::{self, Write as _};
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::UNIX_EPOCH;

use self::address::{Kind, Meaning, resolve};
use self::http::{Answer, Request};
use super::hosts;

mod address;
mod http;

/// What a host does with the slash at the end of a page's address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Slash {
    /// `/x` is redirected to `/x/`, as nginx, Apache and IIS do.
    #[default]
    Add,
    /// `/x/` is redirected to `/x`, as Cloudflare Pages and Azure can do.
    Drop,
    /// Both are answered, as Netlify does.
    Keep,
}

/// How to serve.
#[derive(Clone, Copy, Debug, Default)]
pub struct ServeOptions {
    /// The host to behave like.
    pub slash: Slash,
    /// For work on the site: pages load again when a file changes, there is no offline copy, and compression is quick.
    pub reload: bool,
}

/// Why the site cannot be served.
#[derive(Debug)]
pub enum ServeError {
    /// There is no built site in this folder.
    NothingBuilt(PathBuf),
    /// Another program listens on this port.
    PortInUse(u16),
    /// The system says no, in its own words.
    Network(String),
}

impl fmt::Display for ServeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NothingBuilt(dir) => write!(f, "{}: there is no index.html here; build the site first (make build)", dir.display()),
            Self::PortInUse(port) => write!(f, "port {port} is in use: stop the other program, or choose another port with --port"),
            Self::Network(reason) => write!(f, "the server cannot start: {reason}"),
        }
    }
}

impl std::error::Error for ServeError {}

/// The version of a file, and its bytes in brotli.
type Compressed = (String, Arc<[u8]>);

/// A folder that is being served.
pub struct Server {
    listener: TcpListener,
    at: SocketAddr,
    dir: PathBuf,
    base: String,
    options: ServeOptions,
    compressed: Mutex<HashMap<PathBuf, Compressed>>,
}

impl Server {
    /// Listens on `port` of this computer (0: any free one). `base` is the path of the site: `/` or `/carers/portal/`.
    pub fn bind(dir: &Path, port: u16, base: &str, options: ServeOptions) -> Result<Self, ServeError> {
        if !dir.join("index.html").is_file() {
            return Err(ServeError::NothingBuilt(dir.to_owned()));
        }
        let failed = |error: io::Error| match error.kind() {
            io::ErrorKind::AddrInUse => ServeError::PortInUse(port),
            _ => ServeError::Network(error.to_string()),
        };
        let listener = TcpListener::bind(("127.0.0.1", port)).map_err(failed)?;
        let at = listener.local_addr().map_err(failed)?;
        let inner = base.trim_matches('/');
        let base = if inner.is_empty() { "/".to_owned() } else { format!("/{inner}/") };
        Ok(Self { listener, at, dir: dir.to_owned(), base, options, compressed: Mutex::default() })
    }

    /// The address of the home page, for a person to open.
    pub fn address(&self) -> String {
        format!("http://{}{}", self.at, self.base)
    }

    /// Answers requests until the process ends: one thread for each connection, of which a browser opens about six.
    pub fn run(&self) {
        std::thread::scope(|scope| {
            for stream in self.listener.incoming().flatten() {
                // A reader who closes the page while it loads is no failure of ours.
                scope.spawn(move || http::converse(&stream, |request| self.answer(request)).ok());
            }
        });
    }

    fn answer(&self, request: &Request) -> Answer {
        if !matches!(request.method.as_str(), "GET" | "HEAD") {
            return Answer { status: 405, headers: vec![("Allow", "GET, HEAD".to_owned())], body: Vec::new() };
        }
        if self.options.reload
            && let Some((media, text)) = request.target.strip_prefix(&self.base).and_then(|path| self.dev_file(path))
        {
            return Answer { status: 200, headers: about(media, "no-store"), body: text.into_bytes() };
        }
        let unknown = |_: io::Error| Answer { status: 404, headers: about("text/plain", "no-cache"), body: b"404".to_vec() };
        match resolve(&request.target, &self.base, self.options.slash, |path| self.kind_of(path)) {
            Meaning::File(path) => self.file(request, 200, &path).unwrap_or_else(unknown),
            Meaning::Redirect(to) => Answer { status: 302, headers: vec![("Location", to)], body: Vec::new() },
            Meaning::Unknown => self.file(request, 404, "404.html").unwrap_or_else(unknown),
        }
    }

    fn kind_of(&self, path: &str) -> Kind {
        let full = self.dir.join(path);
        if full.is_file() {
            Kind::File
        } else if full.join("index.html").is_file() {
            Kind::Page
        } else {
            Kind::Nothing
        }
    }

    /// A file of the folder; `path` has passed [`resolve`].
    fn file(&self, request: &Request, status: u16, path: &str) -> io::Result<Answer> {
        let full = self.dir.join(path);
        let media = hosts::media_type(path);
        let version = version_of(&full)?;
        let mut headers = about(media, hosts::cache_control(path));
        headers.push(("ETag", version.clone()));
        if status == 200 && request.lists("if-none-match", &version) {
            return Ok(Answer { status: 304, headers, body: Vec::new() });
        }
        let mut body = std::fs::read(&full)?;
        if self.options.reload && media == "text/html" {
            write!(body, "<script type=\"module\" src=\"{}{DEV_SCRIPT}\"></script>", self.base)?;
        }
        if hosts::is_text(media) {
            headers.push(("Vary", "Accept-Encoding".to_owned()));
            if request.lists("accept-encoding", "br") {
                headers.push(("Content-Encoding", "br".to_owned()));
                body = self.brotli(&full, &version, &body)?.to_vec();
            }
        }
        Ok(Answer { status, headers, body })
    }

    /// The compressed body, kept until the file changes.
    fn brotli(&self, full: &Path, version: &str, body: &[u8]) -> io::Result<Arc<[u8]>> {
        let known = self.compressed.lock().unwrap_or_else(PoisonError::into_inner).get(full).cloned();
        if let Some((_, bytes)) = known.filter(|(of, _)| of == version) {
            return Ok(bytes);
        }
        let quality = if self.options.reload { 5 } else { 11 };
        let mut bytes = Vec::new();
        brotli::CompressorWriter::new(&mut bytes, 4096, quality, 22).write_all(body)?;
        let bytes: Arc<[u8]> = bytes.into();
        let entry = (version.to_owned(), Arc::clone(&bytes));
        self.compressed.lock().unwrap_or_else(PoisonError::into_inner).insert(full.to_owned(), entry);
        Ok(bytes)
    }

    /// What only work on the site needs: `path` is below the base.
    fn dev_file(&self, path: &str) -> Option<(&'static str, String)> {
        match path {
            DEV_SCRIPT => Some(("text/javascript", RELOAD_SCRIPT.to_owned())),
            DEV_STAMP => Some(("text/plain", newest(&self.dir).to_string())),
            "sw.js" => Some(("text/javascript", NO_OFFLINE_COPY.to_owned())),
            _ => None,
        }
    }
}

const DEV_SCRIPT: &str = ".dev/reload.js";
const DEV_STAMP: &str = ".dev/stamp";

/// Asks twice a second whether a file changed. A failed request means that the server starts again: wait for it.
const RELOAD_SCRIPT: &str = "const stamp = async () => (await fetch(new URL('stamp', import.meta.url))).text();
let last;
setInterval(async () => {
  const now = await stamp().catch(() => last);
  if (last !== undefined && now !== last) location.reload();
  last = now;
}, 500);
";

/// In place of the offline copy: an earlier one on the same port would hide every change.
const NO_OFFLINE_COPY: &str = "self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith('carer-portal ')) await caches.delete(name);
  await self.registration.unregister();
})()));
";

/// When the newest file below `dir` was written, in milliseconds; 0 where nothing can be read.
fn newest(dir: &Path) -> u128 {
    let entries = std::fs::read_dir(dir).into_iter().flatten().flatten();
    entries
        .map(|entry| match entry.file_type() {
            Ok(kind) if kind.is_dir() => newest(&entry.path()),
            _ => written(&entry.path()).unwrap_or(0),
        })
        .max()
        .unwrap_or(0)
}

fn written(path: &Path) -> io::Result<u128> {
    let time = std::fs::metadata(path)?.modified()?;
    Ok(time.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis()))
}

fn version_of(path: &Path) -> io::Result<String> {
    Ok(format!("W/\"{:x}-{:x}\"", written(path)?, std::fs::metadata(path)?.len()))
}

/// The headers of every answer with a body.
fn about(media: &str, caching: &str) -> Vec<(&'static str, String)> {
    let media = if media.starts_with("text/") { format!("{media}; charset=utf-8") } else { media.to_owned() };
    let mut all = hosts::headers();
    all.extend([("Content-Type", media), ("Cache-Control", caching.to_owned())]);
    all
}

/// Serves `dir` until the process ends: [`Server::bind`] and [`Server::run`] in one, for a caller that has nothing to say in between.
pub fn serve(dir: &Path, port: u16, base: &str, options: ServeOptions) -> Result<(), ServeError> {
    let server = Server::bind(dir, port, base, options)?;
    println!("{}", server.address());
    server.run();
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;
    use std::net::TcpStream;

    use super::*;

    /// Sends one request and gives back the whole answer.
    fn ask(server: &Server, request: &str) -> String {
        let mut stream = TcpStream::connect(server.at).unwrap();
        let message = format!("{request} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        stream.write_all(message.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    #[test]
    fn it_serves_over_http() {
        let dir = std::env::temp_dir().join(format!("portal-serve-{}", std::process::id()));
        std::fs::create_dir_all(dir.join("x")).unwrap();
        for (name, text) in [("index.html", "home"), ("x/index.html", "page x"), ("404.html", "unknown")] {
            std::fs::write(dir.join(name), text).unwrap();
        }
        let options = ServeOptions { reload: true, ..ServeOptions::default() };
        let server = Arc::new(Server::bind(&dir, 0, "carers", options).unwrap());
        assert!(server.address().ends_with("/carers/"));
        assert!(matches!(Server::bind(&dir, server.at.port(), "/", options), Err(ServeError::PortInUse(_))));
        assert!(matches!(Server::bind(&dir.join("x/y"), 0, "/", options), Err(ServeError::NothingBuilt(_))));

        let runs = Arc::clone(&server);
        std::thread::spawn(move || runs.run());
        let page = ask(&server, "GET /carers/x/");
        assert!(page.starts_with("HTTP/1.1 200") && page.contains("page x<script"), "{page}");
        for (name, value) in hosts::headers() {
            assert!(page.contains(&format!("{name}: {value}")), "{name} is missing: {page}");
        }
        let head = ask(&server, "HEAD /carers/x/");
        assert!(head.starts_with("HTTP/1.1 200") && !head.contains("page x"), "{head}");
        assert!(ask(&server, "GET /carers/x").contains("Location: /carers/x/"));
        let unknown = ask(&server, "GET /carers/y/");
        assert!(unknown.starts_with("HTTP/1.1 404") && unknown.contains("unknown<script"), "{unknown}");
        assert!(ask(&server, "POST /carers/x/").starts_with("HTTP/1.1 405"));
        assert!(ask(&server, "GET /carers/.dev/stamp").starts_with("HTTP/1.1 200"));
        std::fs::remove_dir_all(&dir).unwrap();
    }
}
