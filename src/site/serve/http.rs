//! As much of HTTP/1.1 as browsers need to read files: requests without a body, answers with a length, connections that stay open.
//!
//! Our own, because tiny_http's pool of threads can leave a connection waiting for ever when a browser opens several at once, which a
//! browser does on every first visit. Start at [`converse`].

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

/// No request of a browser to this site comes near: there are no cookies and no queries.
const MAX_HEAD: u64 = 16 * 1024;

/// A connection that says nothing for so long is closed.
const PATIENCE: Duration = Duration::from_secs(60);

/// The head of a request.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Request {
    /// `GET`, `HEAD`, …
    pub(super) method: String,
    /// Path and query, as sent.
    pub(super) target: String,
    /// Names in lower case.
    headers: Vec<(String, String)>,
}

impl Request {
    /// Does a header list this value? `name` in lower case. Weights (`;q=`) are not looked at: no browser sends one that matters here.
    pub(super) fn lists(&self, name: &str, value: &str) -> bool {
        let mut named = self.headers.iter().filter(|(known, _)| known == name);
        named.any(|(_, list)| list.split(',').any(|part| part.trim().split(';').next() == Some(value)))
    }

    fn has_body(&self) -> bool {
        self.headers.iter().any(|(name, value)| name == "transfer-encoding" || name == "content-length" && value != "0")
    }
}

/// An answer; its length is added when it is sent.
#[derive(Debug, Default)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: Vec<u8>,
}

/// Answers one connection's requests, one after the other, until the other side closes it or breaks the rules.
pub(super) fn converse(stream: &TcpStream, answer: impl Fn(&Request) -> Answer) -> io::Result<()> {
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut reader = BufReader::new(stream);
    while let Some(request) = read_request(&mut reader)? {
        let last = request.has_body() || request.lists("connection", "close");
        send(stream, &answer(&request), request.method == "HEAD", last)?;
        if last {
            break;
        }
    }
    Ok(())
}

/// The next request; `None` where the connection ends.
fn read_request(reader: &mut impl io::BufRead) -> io::Result<Option<Request>> {
    let mut head = reader.take(MAX_HEAD);
    let mut line = String::new();
    if head.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let broken = || io::Error::from(io::ErrorKind::InvalidData);
    let mut words = line.split_ascii_whitespace();
    let (Some(method), Some(target), Some("HTTP/1.1")) = (words.next(), words.next(), words.next()) else { return Err(broken()) };
    let mut request = Request { method: method.to_owned(), target: target.to_owned(), headers: Vec::new() };
    loop {
        line.clear();
        head.read_line(&mut line)?;
        if !line.ends_with('\n') {
            return Err(broken());
        }
        let field = line.trim();
        if field.is_empty() {
            return Ok(Some(request));
        }
        let (name, value) = field.split_once(':').ok_or_else(broken)?;
        request.headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
}

fn send(mut stream: &TcpStream, answer: &Answer, head_only: bool, last: bool) -> io::Result<()> {
    let reason = match answer.status {
        200 => "OK",
        302 => "Found",
        304 => "Not Modified",
        404 => "Not Found",
        405 => "Method Not Allowed",
        _ => "Answer",
    };
    let mut message = Vec::with_capacity(answer.body.len() + 1024);
    write!(message, "HTTP/1.1 {} {reason}\r\n", answer.status)?;
    for (name, value) in &answer.headers {
        write!(message, "{name}: {value}\r\n")?;
    }
    if answer.status != 304 {
        write!(message, "Content-Length: {}\r\n", answer.body.len())?;
    }
    message.extend_from_slice(if last { b"Connection: close\r\n\r\n" } else { b"\r\n" });
    if !head_only {
        message.extend_from_slice(&answer.body);
    }
    stream.write_all(&message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> io::Result<Option<Request>> {
        read_request(&mut text.as_bytes())
    }

    #[test]
    fn a_head_is_read() {
        let request = read("GET /x/?a HTTP/1.1\r\nHost: y\r\nAccept-Encoding: gzip, br;q=1.0\r\nIf-None-Match: W/\"1-2\"\r\n\r\nrest");
        let request = request.unwrap().unwrap();
        assert_eq!((request.method.as_str(), request.target.as_str()), ("GET", "/x/?a"));
        assert!(request.lists("accept-encoding", "br") && !request.lists("accept-encoding", "b"));
        assert!(request.lists("if-none-match", "W/\"1-2\""));
        assert!(!request.has_body());
        assert!(read("").unwrap().is_none());
    }

    #[test]
    fn what_breaks_the_rules_ends_the_connection() {
        let long = format!("GET / HTTP/1.1\r\nx: {}\r\n\r\n", "y".repeat(20_000));
        for text in ["GET /\r\n\r\n", "GET / HTTP/1.1\r\nno colon\r\n\r\n", "GET / HTTP/1.1\r\nHost: y", "\r\n\r\n", long.as_str()] {
            assert!(read(text).is_err(), "{text}");
        }
        assert!(read_request(&mut b"GET /\xff HTTP/1.1\r\n\r\n".as_slice()).is_err());
        assert!(read("POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello").unwrap().unwrap().has_body());
    }
}
